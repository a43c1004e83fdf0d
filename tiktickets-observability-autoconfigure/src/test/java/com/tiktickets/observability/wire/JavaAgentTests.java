package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JavaAgentTests {

	private static final Path AGENT = Path.of("target", "javaagent", "opentelemetry-javaagent.jar").toAbsolutePath();

	private static OtlpReceiver receiver;

	private static ForkedApplication application;

	@BeforeAll
	static void start() throws IOException {
		receiver = OtlpReceiver.start();
		application = ForkedApplication
			.start(Map.of("OTEL_SERVICE_NAME", "tickets", "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint(),
					"OTEL_BSP_SCHEDULE_DELAY", "50", "OTEL_BLRP_SCHEDULE_DELAY", "50", "OTEL_METRIC_EXPORT_INTERVAL",
					"500", "OTEL_INSTRUMENTATION_LOGBACK_APPENDER_EXPERIMENTAL_CAPTURE_MDC_ATTRIBUTES", "tenant_id"),
					"-javaagent:" + AGENT);
	}

	@AfterAll
	static void stop() {
		application.close();
		receiver.close();
	}

	@Test
	void requestMakesOneServerSpanWithItsTenant() {
		List<ReceivedSpan> spans = trace("/tickets/1", "00000000000000000000000000000001", 2);
		assertThat(spans).filteredOn((span) -> span.kind() == SpanKind.SPAN_KIND_SERVER)
			.extracting((span) -> span.name() + " " + span.attribute("tenant_id"))
			.containsExactly("GET /tickets/{id} acme");
		assertThat(spans).filteredOn((span) -> span.kind() == SpanKind.SPAN_KIND_CLIENT).hasSize(1);
	}

	@Test
	void callMakesOneClientSpan() {
		List<ReceivedSpan> spans = trace("/call/2", "00000000000000000000000000000002", 4);
		assertThat(spans).filteredOn((span) -> span.kind() == SpanKind.SPAN_KIND_CLIENT)
			.extracting(ReceivedSpan::name)
			.filteredOn("GET"::equals)
			.hasSize(1);
		assertThat(spans).filteredOn((span) -> span.kind() == SpanKind.SPAN_KIND_SERVER).hasSize(2);
	}

	@Test
	void annotatedMethodsMakeOneSpanEach() {
		assertThat(trace("/custom", "00000000000000000000000000000003", 3)).extracting(ReceivedSpan::name)
			.containsExactlyInAnyOrder("GET /custom", "CustomSpans.withSpan", "CustomSpans#observed");
	}

	@Test
	void logArrivesOnceWithItsTraceAndTenant() {
		String trace = "00000000000000000000000000000004";
		trace("/tickets/4", trace, 2);
		await().untilAsserted(() -> assertThat(receiver.received().logsWith("Reading ticket"))
			.filteredOn((log) -> log.traceId().equals(trace))
			.extracting((log) -> log.attribute("tenant_id"))
			.containsExactly("acme"));
	}

	@Test
	void measurementOfTheMeterBeanHasItsTenant() {
		application.get("/measure", "Authorization", TestSecurity.bearer("acme"));
		await().untilAsserted(() -> assertThat(receiver.received().pointsOf("forked.measurements"))
			.extracting((point) -> point.attribute("tenant_id"))
			.containsOnly("acme"));
	}

	@Test
	void onlyTheAgentsSdkExports() {
		List<String> threads = List.of(application.get("/threads").split(","));
		assertThat(threads).filteredOn((name) -> name.contains("BatchSpanProcessor_WorkerThread")).hasSize(1);
		assertThat(threads).filteredOn((name) -> name.contains("BatchLogRecordProcessor_WorkerThread")).hasSize(1);
		assertThat(threads).filteredOn((name) -> name.contains("PeriodicMetricReader")).hasSize(1);
	}

	@Test
	void requestOfNobodyIsUnknown() {
		application.get("/mdc");
		await().untilAsserted(() -> assertThat(receiver.received().spansNamed("GET /mdc"))
			.extracting((span) -> span.attribute("tenant_id"))
			.containsExactly("_unknown"));
	}

	@Test
	void scheduledMethodMakesOneSpan() {
		await().untilAsserted(() -> assertThat(receiver.received().logsWith("Cleaning")).hasSize(1));
		String trace = receiver.received().logsWith("Cleaning").get(0).traceId();
		await().untilAsserted(() -> assertThat(receiver.received().spansOf(trace)).extracting(ReceivedSpan::name)
			.containsExactly("Cleaner.clean"));
	}

	private static List<ReceivedSpan> trace(String path, String trace, int spans) {
		application.get(path, "traceparent", "00-" + trace + "-00f067aa0ba902b7-01", "Authorization",
				TestSecurity.bearer("acme"));
		await().untilAsserted(() -> assertThat(receiver.received().spansOf(trace)).hasSizeGreaterThanOrEqualTo(spans));
		return receiver.received().spansOf(trace);
	}

}
