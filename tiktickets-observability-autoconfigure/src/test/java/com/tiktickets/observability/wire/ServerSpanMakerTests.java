package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSpanMakerTests {

	private static final String OPENTELEMETRY = "otel.instrumentation.spring-webmvc.enabled";

	@Test
	void requestThatTimesOutHasTheStatusOfItsAnswer() {
		try (WireApplication application = WireApplication.start()) {
			ReceivedSpan span = application.trace("/never", 1).get(0);
			assertThat(span.name()).isEqualTo("GET /never");
			assertThat(span.attributes()).containsEntry("http.response.status_code", 503L)
				.containsEntry("error.type", "503");
		}
	}

	@Test
	void forwardedRequestIsOneSpanWithTheRouteOfItsFirstHandler() {
		try (WireApplication application = WireApplication.start()) {
			List<ReceivedSpan> spans = application.trace("/forward", 1);
			assertThat(spans).extracting(ReceivedSpan::name).containsExactly("GET /forward");
		}
	}

	@Test
	void whatForwardedHandlerDoesStaysInTheSpanThatForwarded() {
		try (WireApplication application = WireApplication.start()) {
			List<ReceivedSpan> spans = application.trace("/forward-in-span", 3);
			assertThat(named(spans, "SELECT").parentSpanId()).isEqualTo(named(spans, "CustomSpans.forward").spanId());
		}
	}

	@Test
	void exceptionOfForwardedHandlerIsExportedOnce() {
		try (WireApplication application = WireApplication.start()) {
			String trace = application.trace("/forward-and-escape", 1).get(0).traceId();
			application.trace("/mdc", 1);
			await().untilAsserted(() -> assertThat(application.received().logs())
				.filteredOn((log) -> log.traceId().equals(trace) && log.attributes().containsKey("exception.type"))
				.hasSize(1));
		}
	}

	@Test
	void requestThatFailsHasItsOwnRouteAndItsException() {
		try (WireApplication application = WireApplication.start()) {
			ReceivedSpan span = application.trace("/escape", 1).get(0);
			assertThat(span.name()).isEqualTo("GET /escape");
			assertThat(span.attributes()).containsEntry("http.response.status_code", 500L)
				.containsEntry("exception.logged", true);
			await().untilAsserted(() -> assertThat(application.received().logs())
				.filteredOn(
						(log) -> log.spanId().equals(span.spanId()) && log.attributes().containsKey("exception.type"))
				.hasSize(1));
		}
	}

	@Test
	void askingForHeadersBringsOpenTelemetrysFilter() {
		try (WireApplication application = WireApplication
			.start("otel.instrumentation.http.server.capture-request-headers=x-channel")) {
			application.get("/mdc", "x-channel", "whatsapp");
			await().untilAsserted(() -> assertThat(application.received().spansNamed("GET /mdc")).hasSize(1));
			assertThat(application.received().spansNamed("GET /mdc").get(0).attributes())
				.containsEntry("http.request.header.x-channel", List.of("whatsapp"));
		}
	}

	@Test
	void allInstrumentationsOfOpenTelemetryMakeOneSpanForEachOperation() {
		try (WireApplication application = WireApplication.start("otel.instrumentation.common.default-enabled=true")) {
			assertThat(application.trace("/tickets/1", 2)).extracting(ReceivedSpan::name)
				.containsExactlyInAnyOrder("GET /tickets/{id}", "SELECT");
			await().untilAsserted(() -> assertThat(application.received().spansNamed("task Cleaner.clean")).hasSize(1));
			assertThat(application.received()
				.spansOf(application.received().spansNamed("task Cleaner.clean").get(0).traceId())).hasSize(1);
		}
	}

	@Test
	void switchedOffByNameNobodyMakesTheSpan() {
		try (WireApplication application = WireApplication.start(OPENTELEMETRY + "=false")) {
			application.get("/tickets/1");
			await().untilAsserted(() -> assertThat(application.received().spansNamed("SELECT")).isNotEmpty());
			assertThat(application.received().spansNamed("GET /tickets/{id}")).isEmpty();
		}
	}

	private static ReceivedSpan named(List<ReceivedSpan> spans, String name) {
		return spans.stream().filter((span) -> span.name().equals(name)).findFirst().orElseThrow();
	}

}
