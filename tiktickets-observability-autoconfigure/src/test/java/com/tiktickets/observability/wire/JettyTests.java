package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedSpan;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JettyTests extends AnswerScenarios {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start(AnsweringApplication.class, ServerChoice.JETTY);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Override
	WireApplication application() {
		return application;
	}

	@Test
	void requestMakesOneServerSpanWithItsTenant() {
		List<ReceivedSpan> spans = application.trace("/tickets/1", 2, "Authorization", TestSecurity.bearer("acme"));
		assertThat(spans).extracting((span) -> span.name() + " " + span.attribute("tenant_id"))
			.containsExactlyInAnyOrder("GET /tickets/{id} acme", "SELECT acme");
	}

	@Test
	void threadsOfJettyAreMeasured() {
		await().untilAsserted(() -> assertThat(application.received().points()).extracting((point) -> point.metric())
			.contains("jetty.threads.current", "jetty.threads.busy", "jetty.threads.config.max"));
	}

	@Test
	void escapedExceptionIsExportedOnceWithItsTrace() {
		String trace = application.request("/escape", "Authorization", TestSecurity.bearer("acme"));
		application.trace("/mdc", 1);
		await().untilAsserted(() -> assertThat(failures()).hasSize(1));
		assertThat(failures().get(0).traceId()).isEqualTo(trace);
		assertThat(failures().get(0).attribute("tenant_id")).isEqualTo("acme");
	}

	private static List<ReceivedLog> failures() {
		return application.received()
			.logs()
			.stream()
			.filter((log) -> "nobody catches this".equals(log.attribute("exception.message")))
			.toList();
	}

}
