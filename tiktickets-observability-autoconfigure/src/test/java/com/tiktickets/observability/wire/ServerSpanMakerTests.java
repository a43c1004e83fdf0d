package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedSpan;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServerSpanMakerTests {

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
	void requestThatTimesOutHasTheStatusOfItsAnswer() {
		ReceivedSpan span = application.trace("/never", 1).get(0);
		assertThat(span.name()).isEqualTo("GET /never");
		assertThat(span.attributes()).containsEntry("http.response.status_code", 503L)
			.containsEntry("error.type", "503");
	}

	@Test
	void forwardedRequestIsOneSpanWithTheRouteOfItsFirstHandler() {
		List<ReceivedSpan> spans = application.trace("/forward", 1);
		assertThat(spans).extracting(ReceivedSpan::name).containsExactly("GET /forward");
	}

	@Test
	void whatForwardedHandlerDoesStaysInTheSpanThatForwarded() {
		List<ReceivedSpan> spans = application.trace("/forward-in-span", 3);
		assertThat(named(spans, "SELECT").parentSpanId()).isEqualTo(named(spans, "CustomSpans.forward").spanId());
	}

	@Test
	void exceptionOfForwardedHandlerIsExportedOnce() {
		String trace = application.trace("/forward-and-escape", 1).get(0).traceId();
		application.trace("/mdc", 1);
		await().untilAsserted(() -> assertThat(application.received().logs())
			.filteredOn((log) -> log.traceId().equals(trace) && log.attributes().containsKey("exception.type"))
			.hasSize(1));
	}

	@Test
	void requestThatFailsHasItsOwnRouteAndItsException() {
		ReceivedSpan span = application.trace("/escape", 1).get(0);
		assertThat(span.name()).isEqualTo("GET /escape");
		assertThat(span.attributes()).containsEntry("http.response.status_code", 500L)
			.containsEntry("exception.logged", true);
		await().untilAsserted(() -> assertThat(application.received().logs())
			.filteredOn((log) -> log.spanId().equals(span.spanId()) && log.attributes().containsKey("exception.type"))
			.hasSize(1));
	}

	private static ReceivedSpan named(List<ReceivedSpan> spans, String name) {
		return spans.stream().filter((span) -> span.name().equals(name)).findFirst().orElseThrow();
	}

}
