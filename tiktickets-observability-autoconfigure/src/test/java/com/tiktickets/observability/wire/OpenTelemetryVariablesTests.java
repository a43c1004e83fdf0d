package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenTelemetryVariablesTests {

	private static final String B3 = "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1";

	private static OtlpReceiver receiver;

	private static ForkedApplication application;

	@BeforeAll
	static void start() throws IOException {
		receiver = OtlpReceiver.start();
		application = ForkedApplication.start(Map.ofEntries(Map.entry("OTEL_SERVICE_NAME", "billing"),
				Map.entry("OTEL_RESOURCE_ATTRIBUTES", "team=support,service.version=9.9"),
				Map.entry("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint()),
				Map.entry("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20secret"),
				Map.entry("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
				Map.entry("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"), Map.entry("OTEL_TRACES_SAMPLER_ARG", "0"),
				Map.entry("OTEL_PROPAGATORS", "b3"), Map.entry("OTEL_BSP_SCHEDULE_DELAY", "3600000"),
				Map.entry("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "1"), Map.entry("OTEL_BLRP_SCHEDULE_DELAY", "3600000"),
				Map.entry("OTEL_BLRP_MAX_EXPORT_BATCH_SIZE", "1"), Map.entry("OTEL_METRIC_EXPORT_INTERVAL", "200"),
				Map.entry("OTEL_SEMCONV_STABILITY_OPT_IN", "database/dup")));
		application.get("/tickets/1");
		application.get("/tickets/2", "b3", B3);
	}

	@AfterAll
	static void stop() {
		application.close();
		receiver.close();
	}

	@Test
	void serviceNameAndResourceAttributesCount() {
		assertThat(sampled().resource()).containsEntry("service.name", "billing")
			.containsEntry("team", "support")
			.containsEntry("service.version", "9.9");
	}

	@Test
	void headersAreSent() {
		sampled();
		assertThat(receiver.lastHeader("Authorization")).isEqualTo("Bearer secret");
	}

	@Test
	void propagatorsCount() {
		assertThat(sampled().traceId() + "-" + sampled().parentSpanId() + "-1").isEqualTo(B3);
	}

	@Test
	void samplerCountsForRootsAndSampledParentsAreKept() {
		assertThat(sampled().attribute("url.path")).isEqualTo("/tickets/2");
		assertThat(receiver.received().spansNamed("GET /tickets/{id}")).hasSize(1);
	}

	@Test
	void batchSizesCount() {
		sampled();
		await().untilAsserted(() -> assertThat(receiver.received().logsWith("Reading ticket")).hasSize(2));
	}

	@Test
	void metricIntervalCounts() {
		await().untilAsserted(
				() -> assertThat(receiver.received().points().stream().map(ReceivedPoint::timeUnixNano).distinct())
					.hasSizeGreaterThan(2));
	}

	@Test
	void chosenSemanticConventionsAreNotReplaced() {
		await().untilAsserted(() -> assertThat(receiver.received().spans())
			.anyMatch((span) -> span.attributes().containsKey("db.statement")
					&& span.attributes().containsKey("db.query.text")));
	}

	@Test
	void semanticConventionsCanBeChosenInTheEnvironmentOfSpring() throws IOException {
		try (OtlpReceiver own = OtlpReceiver.start();
				ForkedApplication dup = ForkedApplication
					.start(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", own.endpoint(), "OTEL_BSP_SCHEDULE_DELAY", "50",
							"SPRING_APPLICATION_JSON", "{\"otel.semconv-stability.opt-in\":\"database/dup\"}"))) {
			dup.get("/tickets/1");
			await().untilAsserted(() -> assertThat(own.received().spans())
				.anyMatch((span) -> span.attributes().containsKey("db.statement")
						&& span.attributes().containsKey("db.query.text")));
		}
	}

	@Test
	void exporterOfOneSignalCanBeNoneAndProtocolGrpc() throws IOException {
		try (GrpcCollector collector = GrpcCollector.start();
				ForkedApplication silent = ForkedApplication.start(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT",
						collector.endpoint(), "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", "OTEL_TRACES_EXPORTER", "none",
						"OTEL_METRIC_EXPORT_INTERVAL", "200", "OTEL_BLRP_SCHEDULE_DELAY", "50"))) {
			silent.get("/tickets/1");
			await().untilAsserted(() -> {
				assertThat(collector.receiver().received().logsWith("Reading ticket")).hasSize(1);
				assertThat(collector.receiver().received().pointsOf("http.server.request.duration")).isNotEmpty();
			});
			silent.close();
			assertThat(collector.receiver().received().spans()).isEmpty();
		}
	}

	@Test
	void disabledSdkMakesNothingAndPassesTraceContextThrough() throws IOException {
		String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
		try (OtlpReceiver silence = OtlpReceiver.start();
				ForkedApplication disabled = ForkedApplication.start(Map.of("OTEL_SDK_DISABLED", "true",
						"OTEL_EXPORTER_OTLP_ENDPOINT", silence.endpoint(), "OTEL_METRIC_EXPORT_INTERVAL", "200"))) {
			assertThat(disabled.get("/pass/rest-client", "traceparent", traceparent)).isEqualTo(traceparent);
			assertThat(disabled.get("/threads")).doesNotContain("BatchSpanProcessor", "BatchLogRecordProcessor",
					"PeriodicMetricReader");
			disabled.close();
			assertThat(silence.requests()).isZero();
		}
	}

	private static ReceivedSpan sampled() {
		await().untilAsserted(() -> assertThat(receiver.received().spansNamed("GET /tickets/{id}")).isNotEmpty());
		List<ReceivedSpan> spans = receiver.received().spansNamed("GET /tickets/{id}");
		return spans.get(0);
	}

}
