package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedLog;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the user's own asynchronous appender hands over comes from another thread. */
class AsyncAppenderTests {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start("logging.config=classpath:logback-async.xml");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void recordHasTheTraceAndTheTenantOfItsRequest() {
		String trace = application.request("/tickets/8", "Authorization", TestSecurity.bearer("acme"));
		ReceivedLog log = arrivedIn(trace, "Reading ticket");
		assertThat(log.spanId()).hasSize(16);
		assertThat(log.attributes()).containsEntry("tenant_id", "acme").containsEntry("ticket.id", 8L);
	}

	@Test
	void recordWithoutTenantIsNotTheSystems() {
		LoggerFactory.getLogger("nobody").info("Of nobody in particular");
		assertThat(arrived("Of nobody in particular")).singleElement()
			.satisfies((log) -> assertThat(log.attributes()).containsEntry("tenant_id", "_unknown"))
			.satisfies((log) -> assertThat(log.traceId()).isEmpty());
	}

	@Test
	void recordOfSystemWorkIsTheSystems() {
		await().untilAsserted(() -> assertThat(application.received().logs())
			.filteredOn((log) -> "cleaning failed".equals(log.attribute("exception.message")))
			.singleElement()
			.satisfies((log) -> assertThat(log.traceId()).hasSize(32)));
	}

	@Test
	void errorMarksItsSpan() {
		String trace = application.trace("/recovered", 1).get(0).traceId();
		assertThat(application.received().spansOf(trace).get(0).attributes()).containsEntry("exception.logged", true);
	}

	@Test
	void exceptionThatIsLoggedAndEscapesArrivesOnce() {
		String trace = application.request("/log-and-throw");
		assertThat(arrivedIn(trace, "Ticket is broken")).isNotNull();
		assertThat(arrivedIn(application.request("/tickets/9"), "Reading ticket")).isNotNull();
		assertThat(application.received().logs())
			.filteredOn((log) -> "logged and thrown".equals(log.attribute("exception.message")))
			.hasSize(1);
	}

	private static List<ReceivedLog> arrived(String text) {
		await().untilAsserted(() -> assertThat(application.received().logsWith(text)).isNotEmpty());
		return application.received().logsWith(text);
	}

	private static ReceivedLog arrivedIn(String trace, String text) {
		await().untilAsserted(() -> assertThat(arrived(text)).anyMatch((log) -> log.traceId().equals(trace)));
		return arrived(text).stream().filter((log) -> log.traceId().equals(trace)).findFirst().orElseThrow();
	}

}
