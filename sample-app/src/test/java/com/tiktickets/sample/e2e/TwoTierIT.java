package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agents before gateways: a trace whose spans go through two agents is decided on whole.
 */
class TwoTierIT {

	private static final int TRACES = 40;

	private final long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());

	private static final Duration SOON = Duration.ofMinutes(1);

	@TempDir
	private static Path first;

	@TempDir
	private static Path second;

	private static ComposeProject project;

	@BeforeAll
	static void start() {
		project = new ComposeProject("../monitoring/docker-compose.observability.yml",
				"../monitoring/docker-compose.two-tier.yml", "src/test/e2e/lone-tiers.yml")
			.withFreePorts("OTLP_HTTP_PORT", "OTLP_GRPC_PORT", "OTLP_AGENT_2_PORT")
			.withFolder("GATEWAY_1_OUTPUT", first)
			.withFolder("GATEWAY_2_OUTPUT", second)
			.with(Map.of("COLLECTOR_CONFIG", LoneCollector.CONFIG.toString(), "TRACES_SAMPLED_PERCENT", "0",
					"TRACES_DECISION_WAIT", "5s"));
		project.up("otel-agent", "otel-agent-2", "otel-collector", "otel-collector-2");
	}

	@AfterAll
	static void stop() {
		project.close();
	}

	@Test
	void traceThatSpansTwoAgentsIsKeptWhole() {
		sendThroughBoth(project.awaitOtlp("OTLP_HTTP_PORT"), project.awaitOtlp("OTLP_AGENT_2_PORT"));
		await().atMost(SOON).untilAsserted(() -> {
			for (String name : List.of("failed", "beside a failed one")) {
				assertThat(kept(name)).isEqualTo(TRACES);
			}
		});
		assertThat(LoneCollector.kept(first, "failed")).isPositive()
			.isEqualTo(LoneCollector.kept(first, "beside a failed one"));
		assertThat(LoneCollector.kept(second, "failed")).isPositive();
		assertThat(kept("alone")).isZero();
	}

	@Test
	void agentKnowsTheSenderOverGrpc() {
		project.awaitOtlp("OTLP_HTTP_PORT");
		OtlpGrpc agent = new OtlpGrpc(project.url("OTLP_GRPC_PORT"), List.of(project.token()));
		assertThat(agent.send("shop", "initech", "over gRPC", EndToEnd.newTraceId())).isTrue();
		await().atMost(SOON).untilAsserted(() -> assertThat(kept("over gRPC")).isEqualTo(1));
		assertThat(LoneCollector.sent(first) + LoneCollector.sent(second)).contains("initech")
			.doesNotContain("unknown_sender");
	}

	private static long kept(String name) {
		return LoneCollector.kept(first, name) + LoneCollector.kept(second, name);
	}

	private void sendThroughBoth(Otlp one, Otlp other) {
		List<String> failed = IntStream.range(0, TRACES).mapToObj((i) -> EndToEnd.newTraceId()).toList();
		Status error = Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR).build();
		one.send(traces("shop", spans(failed, "failed", error)));
		other.send(traces("mail", spans(failed, "beside a failed one", Status.getDefaultInstance())));
		other.send(traces("mail", spans(List.of(EndToEnd.newTraceId()), "alone", Status.getDefaultInstance())));
	}

	private Span.Builder[] spans(List<String> traceIds, String name, Status status) {
		return traceIds.stream()
			.map((traceId) -> span(traceId, EndToEnd.newTraceId().substring(16), "", name)
				.setStartTimeUnixNano(this.now)
				.setEndTimeUnixNano(this.now + 1)
				.setStatus(status)
				.addAttributes(attribute("tenant_id", "acme")))
			.toArray(Span.Builder[]::new);
	}

}
