package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Detailed telemetry of one of eight tenants that call at the same time. */
class TenantDetailLoadTests {

	private static final List<String> TENANTS = List.of("acme", "globex", "initech", "umbrella", "hooli", "stark",
			"wayne", "wonka");

	private static final int REQUESTS_OF_EACH = 100;

	private static final String RATIO = "0.01";

	private static final Sampler SAMPLER = Sampler.traceIdRatioBased(Double.parseDouble(RATIO));

	@Test
	void allTracesAndDebugRecordsOfOneTenantLeaveAndOfTheOthersWhatTheSamplerTakes() {
		try (WireApplication application = DetailedApplication.start("otel.traces.sampler=parentbased_traceidratio",
				"otel.traces.sampler.arg=" + RATIO)) {
			DetailClient.post(application, "{\"tenant\":\"acme\",\"logger\":\"detailed\"}", null);
			call(application);
			await().untilAsserted(() -> assertThat(serverSpans(application, "acme")).hasSize(REQUESTS_OF_EACH));
			await().untilAsserted(() -> assertThat(application.received().logsWith("Ordinary"))
				.hasSize(REQUESTS_OF_EACH * TENANTS.size()));
			assertThat(application.received().logsWith("Fine point")).hasSize(REQUESTS_OF_EACH)
				.extracting((ReceivedLog log) -> log.attribute("tenant_id"))
				.containsOnly("acme");
			assertThat(application.received().spans()).filteredOn((span) -> !"acme".equals(span.attribute("tenant_id")))
				.allSatisfy((span) -> assertThat(isTakenByTheSampler(span.traceId())).isTrue());
		}
	}

	private static List<ReceivedSpan> serverSpans(WireApplication application, String tenant) {
		return application.received()
			.spansNamed("GET /detailed")
			.stream()
			.filter((span) -> tenant.equals(span.attribute("tenant_id")))
			.toList();
	}

	private static boolean isTakenByTheSampler(String traceId) {
		return SAMPLER.shouldSample(Context.root(), traceId, "GET", SpanKind.SERVER, Attributes.empty(), List.of())
			.getDecision() == SamplingDecision.RECORD_AND_SAMPLE;
	}

	private static void call(WireApplication application) {
		ExecutorService callers = Executors.newFixedThreadPool(TENANTS.size());
		CompletableFuture<?>[] calls = TENANTS.stream()
			.map((tenant) -> CompletableFuture.runAsync(() -> IntStream.range(0, REQUESTS_OF_EACH)
				.forEach((request) -> application.get("/detailed", "Authorization", TestSecurity.bearer(tenant))),
					callers))
			.toArray(CompletableFuture[]::new);
		CompletableFuture.allOf(calls).join();
		callers.shutdown();
	}

}
