package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedPoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code GET /actuator/telemetry} answers, and whether it is true. */
class TelemetryEndpointTests {

	private static final String PATH = "/actuator/telemetry";

	private static final String EXPOSED = "management.endpoints.web.exposure.include=telemetry";

	private static final String ONE_ATTEMPT = "otel.java.exporter.otlp.retry.disabled=true";

	private static final String COUNTED = "tiktickets.observability.metrics.sdk-items=true";

	@Test
	void endpointIsNotExposedByDefault() {
		try (WireApplication application = WireApplication.start()) {
			assertThat(application.get(PATH).statusCode()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "false" })
	void everySpanIsSentOrWaitsOrWasDropped(String encoded) {
		try (WireApplication application = WireApplication.start(EXPOSED, ONE_ATTEMPT, COUNTED,
				"tiktickets.observability.export.encoded-queue=" + encoded, "otel.bsp.max.queue.size=5",
				"otel.bsp.max.export.batch.size=5")) {
			refuse(application, 400, "http_400");
			refuse(application, 503, "queue_full");
			application.receiver().answerWith(200);
			application.get("/tickets/1");
			await().untilAsserted(() -> {
				Map<String, Object> traces = signal(application, "traces");
				assertThat(number(traces, "waiting")).isZero();
				assertThat(number(traces, "sent")).isPositive().isEqualTo(application.received().spans().size());
				assertThat(dropped(traces)).containsKeys("http_400", "queue_full");
				assertThat(number(traces, "made")).isEqualTo(sampled(application.receiver()))
					.isEqualTo(number(traces, "sent") + lost(traces));
			});
		}
	}

	@Test
	void everyLogRecordIsSentOrWaitsOrWasDropped() {
		try (WireApplication application = WireApplication.start(EXPOSED, ONE_ATTEMPT, "otel.blrp.max.queue.size=5",
				"otel.blrp.max.export.batch.size=5")) {
			application.receiver().answerWith(503);
			application.get("/tickets/1");
			await().until(() -> signal(application, "logs").containsKey("lastFailure"));
			int records = 40;
			for (int request = 0; request < records; request++) {
				application.get("/tickets/" + request);
			}
			application.receiver().answerWith(200);
			await().untilAsserted(() -> {
				Map<String, Object> logs = signal(application, "logs");
				assertThat(number(logs, "waiting")).isZero();
				assertThat(number(logs, "sent")).isPositive().isEqualTo(application.received().logs().size());
				assertThat(dropped(logs)).containsOnlyKeys("queue_full");
				assertThat(number(logs, "made")).isGreaterThan(records).isEqualTo(number(logs, "sent") + lost(logs));
			});
		}
	}

	@Test
	void itemsWaitWhileTheCollectorIsAway() {
		try (WireApplication application = WireApplication.start(EXPOSED, ONE_ATTEMPT)) {
			application.receiver().answerWith(503);
			application.get("/tickets/1");
			await().untilAsserted(() -> {
				Map<String, Object> traces = signal(application, "traces");
				assertThat(traces).containsKey("lastFailure");
				assertThat(number(traces, "waiting")).isPositive()
					.isEqualTo(number(traces, "made") - number(traces, "sent"));
				assertThat(dropped(traces)).isEmpty();
				Map<String, String> failure = JsonPath.read(traces, "$.lastFailure");
				assertThat(failure.get("reason")).isEqualTo("it answered HTTP 503");
				assertThat(Instant.parse(failure.get("time"))).isBefore(Instant.now());
			});
		}
	}

	@Test
	void pointsOfMetricsThatWereSentAreThoseThatArrived() {
		try (WireApplication application = WireApplication.start(EXPOSED)) {
			await().untilAsserted(() -> {
				long arrived = application.received().points().size();
				Map<String, Object> metrics = signal(application, "metrics");
				assertThat(number(metrics, "sent")).isPositive().isEqualTo(arrived);
				assertThat(metrics).containsKey("lastSuccess");
			});
		}
	}

	@Test
	void answerSaysWhereTelemetryGoesAndWhoseItIs() {
		try (WireApplication application = WireApplication.start(EXPOSED,
				"tiktickets.observability.jdbc.enabled=off")) {
			String answer = application.get(PATH).body();
			assertThat(JsonPath.<String>read(answer, "$.mode.value")).isEqualTo("starter");
			assertThat(JsonPath.<String>read(answer, "$.signals.traces.exporters[0].endpoint"))
				.isEqualTo(application.receiver().endpoint());
			assertThat(JsonPath.<String>read(answer, "$.signals.logs.exporters[0].protocol"))
				.isEqualTo("http/protobuf");
			assertThat(JsonPath.<String>read(answer, "$.resource['service.name']")).isEqualTo("tickets");
			assertThat(JsonPath.<String>read(answer, "$.sampler")).contains("ParentBased");
			assertThat(JsonPath.<Map<String, String>>read(answer, "$.versions"))
				.containsOnlyKeys("starter", "springBoot", "openTelemetrySdk")
				.allSatisfy((name, version) -> assertThat(version).matches("\\d+\\.\\d+.*"));
			assertThat(JsonPath.<Collection<Object>>read(answer, "$.switches")).containsExactly(Map.of("property",
					"tiktickets.observability.jdbc.enabled", "value", false, "source", "commandLineArgs"));
		}
	}

	@Test
	void tenantsBeyondTheLimitAreCountedAndRejectionsByReason() {
		try (WireApplication application = WireApplication.start(EXPOSED,
				"tiktickets.observability.tenant.metrics.limit=2",
				"tiktickets.observability.tenant.header.enabled=true")) {
			for (String tenant : new String[] { "acme", "globex", "initech", "umbrella", "initech", "not valid!" }) {
				application.get("/tickets/1", "X-Tenant-Id", tenant);
			}
			await().ignoreException(PathNotFoundException.class).untilAsserted(() -> {
				String answer = application.get(PATH).body();
				assertThat(JsonPath.<Collection<String>>read(answer, "$.tenants.own")).containsExactly("acme",
						"globex");
				assertThat(JsonPath.<Integer>read(answer, "$.tenants.other")).isEqualTo(2);
				assertThat(JsonPath.<Integer>read(answer, "$.tenants.rejections.invalid")).isEqualTo(1);
			});
		}
	}

	@Test
	void answerHasNoSecret() throws IOException {
		try (WireApplication application = WireApplication.start(EXPOSED, ONE_ATTEMPT,
				"otel.exporter.otlp.endpoint=http://user:hush@localhost:" + freePort(),
				"otel.exporter.otlp.headers=authorization=Bearer hush", "spring.datasource.password=hush",
				"otel.resource.disabled.keys=", "tiktickets.observability.redaction.key=hush-hush-hush-hush")) {
			application.get("/tickets/1");
			await().until(() -> signal(application, "traces").containsKey("lastFailure"));
			assertThat(application.get(PATH).body()).contains("http://localhost:").doesNotContain("hush");
		}
	}

	@ParameterizedTest
	@CsvSource({ "tiktickets.observability.enabled=false, tiktickets.observability.enabled is false",
			"otel.sdk.disabled=true, otel.sdk.disabled (OTEL_SDK_DISABLED) is true" })
	void applicationThatMakesNoTelemetrySaysWhy(String property, String reason) {
		try (WireApplication application = WireApplication.start(EXPOSED, property)) {
			String answer = application.get(PATH).body();
			assertThat(JsonPath.<String>read(answer, "$.mode.value")).isEqualTo("disabled");
			assertThat(JsonPath.<String>read(answer, "$.mode.reason")).isEqualTo(reason);
			assertThat(JsonPath.<Map<String, Object>>read(answer, "$")).doesNotContainKeys("signals", "tenants");
		}
	}

	/** Asks for spans until the endpoint says that some were lost for this reason. */
	private static void refuse(WireApplication application, int status, String reason) {
		application.receiver().answerWith(status);
		await().until(() -> {
			application.get("/tickets/1");
			return dropped(signal(application, "traces")).containsKey(reason);
		});
	}

	private static Map<String, Object> signal(WireApplication application, String signal) {
		return JsonPath.read(application.get(PATH).body(), "$.signals." + signal);
	}

	private static long number(Map<String, Object> signal, String name) {
		return (signal.get(name) instanceof Number number) ? number.longValue() : -1;
	}

	private static Map<String, Integer> dropped(Map<String, Object> signal) {
		return JsonPath.read(signal, "$.dropped");
	}

	private static long lost(Map<String, Object> signal) {
		return dropped(signal).values().stream().mapToLong(Integer::longValue).sum();
	}

	/** How many spans the SDK says that it made, as it arrives. */
	private static long sampled(OtlpReceiver receiver) {
		return receiver.received()
			.points()
			.stream()
			.filter((point) -> point.metric().equals("otel.sdk.span.started")
					&& "RECORD_AND_SAMPLE".equals(point.attributes().get("otel.span.sampling_result")))
			.collect(Collectors.toMap(ReceivedPoint::attributes, ReceivedPoint::value, Math::max))
			.values()
			.stream()
			.mapToLong(Double::longValue)
			.sum();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
