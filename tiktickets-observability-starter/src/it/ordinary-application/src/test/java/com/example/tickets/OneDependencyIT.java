package com.example.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OneDependencyIT {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static ApplicationProcess application;

	@BeforeAll
	static void start() throws IOException {
		application = ApplicationProcess.start(Map.of());
		application.get("/journey/7", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
		await().untilAsserted(() -> assertThat(application.received().spansOf(TRACE)).hasSize(4));
		await().untilAsserted(
				() -> assertThat(application.received().pointsOf("http.client.request.duration")).isNotEmpty());
	}

	@AfterAll
	static void stop() throws IOException {
		application.close();
	}

	@Test
	void everySpanLogAndPointHasTenant() {
		assertThat(application.received().items()).isNotEmpty().allMatch((item) -> item.attribute("tenant_id") != null);
	}

	@Test
	void eachOperationIsOneSpan() {
		assertThat(application.received().spansOf(TRACE)).extracting(ReceivedSpan::name, ReceivedSpan::kind)
			.containsExactlyInAnyOrder(Tuple.tuple("GET /journey/{id}", SpanKind.SPAN_KIND_SERVER),
					Tuple.tuple("GET", SpanKind.SPAN_KIND_CLIENT),
					Tuple.tuple("GET /tickets/{id}", SpanKind.SPAN_KIND_SERVER),
					Tuple.tuple("SELECT", SpanKind.SPAN_KIND_CLIENT));
		List<ReceivedSpan> scheduled = application.received().spansNamed("task Notifier.remind");
		assertThat(scheduled).hasSize(1);
	}

	@Test
	void asyncLogHasTraceOfItsRequest() {
		await().untilAsserted(() -> assertThat(application.received().logsWith("Agents notified of 7")).hasSize(1));
		assertThat(application.received().logsWith("Agents notified of 7").get(0).traceId()).isEqualTo(TRACE);
	}

	@Test
	void startUpLogsArrive() {
		assertThat(application.received().logsWith("Starting ")).filteredOn(
				(log) -> log.body().replace("AOT-processed ", "").startsWith("Starting OrdinaryApplication"))
			.hasSize(1);
		assertThat(application.received().logsWith("Started OrdinaryApplication")).hasSize(1);
	}

	@Test
	void consoleHasNoWarning() {
		assertThat(application.console()).contains("Started OrdinaryApplication")
			.doesNotContain(" WARN ").doesNotContain(" ERROR ");
	}

	@Test
	void resourceIsComplete() {
		assertThat(application.received().spansOf(TRACE).get(0).resource()).containsEntry("service.name", "ordinary")
			.containsEntry("service.namespace", "examples")
			.containsEntry("service.version", "3.2.1")
			.containsKeys("service.instance.id", "deployment.environment.name", "host.name", "process.pid");
	}

}
