package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Duration;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OneSpanPerOperationTests {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void requestWithQueryMakesOneServerAndOneDatabaseSpan() {
		List<ReceivedSpan> spans = application.trace("/tickets/1", 2);
		assertThat(spans).extracting(ReceivedSpan::name, ReceivedSpan::kind)
			.containsExactlyInAnyOrder(span("GET /tickets/{id}", SpanKind.SPAN_KIND_SERVER),
					span("SELECT", SpanKind.SPAN_KIND_CLIENT));
	}

	@Test
	void restClientCallMakesOneClientSpan() {
		assertCallMakesOneClientSpan("/call/1", "GET /call/{id}");
	}

	@Test
	void restTemplateCallMakesOneClientSpan() {
		assertCallMakesOneClientSpan("/template/1", "GET /template/{id}");
	}

	@Test
	void webClientCallMakesOneClientSpan() {
		assertCallMakesOneClientSpan("/web-client/1", "GET /web-client/{id}");
	}

	private static void assertCallMakesOneClientSpan(String path, String name) {
		List<ReceivedSpan> spans = application.trace(path, 4);
		assertThat(spans).extracting(ReceivedSpan::name, ReceivedSpan::kind)
			.containsExactlyInAnyOrder(span(name, SpanKind.SPAN_KIND_SERVER), span("GET", SpanKind.SPAN_KIND_CLIENT),
					span("GET /tickets/{id}", SpanKind.SPAN_KIND_SERVER), span("SELECT", SpanKind.SPAN_KIND_CLIENT));
		ReceivedSpan client = named(spans, "GET");
		assertThat(client.parentSpanId()).isEqualTo(named(spans, name).spanId());
		assertThat(named(spans, "GET /tickets/{id}").parentSpanId()).isEqualTo(client.spanId());
	}

	@Test
	void asyncMethodMakesNoSpan() {
		String trace = application.request("/async");
		await().untilAsserted(() -> assertThat(application.received().logsWith("Agents notified"))
			.anyMatch((log) -> log.traceId().equals(trace)));
		await().untilAsserted(() -> assertThat(application.received().spansOf(trace)).extracting(ReceivedSpan::name)
			.containsExactly("GET /async"));
	}

	@Test
	void scheduledMethodMakesOneRootSpan() {
		await().untilAsserted(() -> assertThat(application.received().spansNamed("task Cleaner.clean")).hasSize(1));
		ReceivedSpan task = application.received().spansNamed("task Cleaner.clean").get(0);
		assertThat(task.parentSpanId()).isEmpty();
		assertThat(application.received().spansOf(task.traceId())).hasSize(1);
	}

	@Test
	void withSpanAndObservedMakeOneSpanEach() {
		assertThat(application.trace("/custom", 3)).extracting(ReceivedSpan::name)
			.containsExactlyInAnyOrder("GET /custom", "CustomSpans.withSpan", "CustomSpans#observed");
	}

	@Test
	void withSpanHasTheNameTheKindAndTheAttributesOfItsAnnotations() {
		ReceivedSpan span = named(application.trace("/assign/vip", 2), "assign ticket");
		assertThat(span.kind()).isEqualTo(SpanKind.SPAN_KIND_PRODUCER);
		assertThat(span.attributes()).containsEntry("ticket.queue.name", "vip")
			.containsEntry("code.function.name", TicketApplication.CustomSpans.class.getName() + ".assign");
	}

	@Test
	void withSpanThatFailsHasTheStatusOfAnError() {
		ReceivedSpan span = named(application.trace("/assign/none", 2), "assign ticket");
		assertThat(span.span().getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
	}

	@Test
	void actuatorRequestMakesNoSpan() {
		String actuator = application.request("/actuator/health");
		String after = application.request("/mdc");
		await().untilAsserted(() -> assertThat(application.received().spansOf(after)).isNotEmpty());
		assertThat(application.received().spansOf(actuator)).isEmpty();
	}

	@Test
	void onlyOneOpenTelemetryAndOneBatchThreadForEachSignalExist() {
		assertThat(application.context().getBeansOfType(OpenTelemetry.class)).hasSize(1);
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			List<String> threads = Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
			assertThat(threads).filteredOn((name) -> name.startsWith("BatchSpanProcessor_WorkerThread")).hasSize(1);
			assertThat(threads).filteredOn((name) -> name.startsWith("BatchLogRecordProcessor_WorkerThread"))
				.hasSize(1);
			assertThat(threads).filteredOn((name) -> name.startsWith("PeriodicMetricReader")).hasSize(1);
			assertThat(threads).noneMatch((name) -> name.startsWith("otlp-metrics-publisher"));
		});
	}

	@Test
	void resourceSaysWhatRunsWhere() {
		ReceivedSpan span = application.trace("/mdc", 1).get(0);
		assertThat(span.resource()).containsEntry("service.name", "tickets")
			.containsEntry("service.namespace", "tiktickets")
			.containsEntry("service.version", "1.2.3")
			.containsEntry("deployment.environment.name", "default")
			.containsKeys("service.instance.id", "host.name", "process.pid", "process.runtime.version")
			.doesNotContainKeys("process.command_args", "process.command_line");
	}

	private static Tuple span(String name, SpanKind kind) {
		return Tuple.tuple(name, kind);
	}

	private static ReceivedSpan named(List<ReceivedSpan> spans, String name) {
		return spans.stream().filter((span) -> span.name().equals(name)).findFirst().orElseThrow();
	}

}
