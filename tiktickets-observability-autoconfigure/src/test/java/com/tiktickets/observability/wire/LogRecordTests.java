package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedLog;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

class LogRecordTests {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start("tiktickets.observability.logging.mdc-keys=queue");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void startUpLogsArriveOnce() {
		assertThat(arrived("Starting ")).isNotEmpty();
		assertThat(arrived("Tomcat started on port")).hasSize(1);
	}

	@Test
	void logsOfRunnersArrive() {
		assertThat(arrived("Runner ran")).hasSize(1);
	}

	@Test
	void recordHasLoggerThreadTraceSpanAndTenant() {
		String trace = application.request("/tickets/8", "Authorization", TestSecurity.bearer("acme"));
		ReceivedLog log = arrivedIn(trace, "Reading ticket");
		assertThat(log.scope()).isEqualTo(TicketApplication.TicketController.class.getName());
		assertThat(log.spanId()).hasSize(16);
		assertThat(log.attributes()).containsEntry("tenant_id", "acme").containsKey("thread.name");
	}

	@Test
	void keyValuesKeepTheirTypesAndOnlyChosenDiagnosticContextLeaves() {
		ReceivedLog log = arrivedIn(application.request("/key-values"), "With key values");
		assertThat(log.attributes()).containsEntry("attempt", 3L)
			.containsEntry("channel", "whatsapp")
			.containsEntry("queue", "vip")
			.doesNotContainKeys("secret", "trace_id", "span_id");
	}

	@Test
	void recordWithMoreKeyValuesThanTheSdkTakesHasTenant() {
		LoggingEventBuilder event = LoggerFactory.getLogger(LogRecordTests.class).atInfo();
		for (int i = 0; i < 130; i++) {
			event = event.addKeyValue("key" + i, i);
		}
		event.log("130 key values");
		assertThat(arrived("130 key values").get(0).attributes()).containsEntry("tenant_id", "_system").hasSize(129);
	}

	@Test
	void escapedExceptionArrivesOnceWithItsTrace() {
		String trace = application.request("/escape");
		ReceivedLog log = arrivedIn(trace, "Request failed with an exception");
		assertThat(log.attributes()).containsEntry("exception.type", "java.lang.IllegalStateException")
			.containsEntry("exception.message", "nobody catches this")
			.containsEntry("code.function.name", TicketApplication.TicketController.class.getName() + ".escape");
		settle();
		assertThat(exceptions("nobody catches this")).isNotEmpty().allMatch((record) -> !record.traceId().isEmpty());
		assertThat(exceptions("nobody catches this", trace)).hasSize(1);
	}

	@Test
	void exceptionThatIsLoggedAndEscapesArrivesOnce() {
		String trace = application.request("/log-and-throw");
		assertThat(arrivedIn(trace, "Ticket is broken")).isNotNull();
		settle();
		assertThat(exceptions("logged and thrown")).hasSize(1);
	}

	@Test
	void errorWithExceptionMarksItsSpanThoughTheRequestRecovers() {
		String trace = application.trace("/recovered", 1).get(0).traceId();
		assertThat(application.received().spansOf(trace).get(0).attributes()).containsEntry("exception.logged", true)
			.containsEntry("http.response.status_code", 200L);
	}

	@Test
	void errorWithoutExceptionHasItsPlaceAndMarksNothing() {
		String trace = application.trace("/error-without-exception", 1).get(0).traceId();
		assertThat(arrivedIn(trace, "Just an error").attributes())
			.containsEntry("code.function.name",
					TicketApplication.TicketController.class.getName() + ".errorWithoutException")
			.containsEntry("code.file.path", "TicketApplication.java")
			.containsKey("code.line.number");
		assertThat(application.received().spansOf(trace).get(0).attributes()).doesNotContainKey("exception.logged");
	}

	@Test
	void exceptionOfScheduledTaskArrivesOnceWithItsTrace() {
		await().untilAsserted(() -> assertThat(application.received().spansNamed("task Cleaner.fail")).hasSize(1));
		settle();
		assertThat(exceptions("cleaning failed")).hasSize(1);
		assertThat(exceptions("cleaning failed").get(0).traceId())
			.isEqualTo(application.received().spansNamed("task Cleaner.fail").get(0).traceId());
	}

	/**
	 * What the container logs after the request is there once a later request's record
	 * is.
	 */
	private static void settle() {
		String later = application.request("/tickets/99");
		assertThat(arrivedIn(later, "Reading ticket")).isNotNull();
	}

	private static List<ReceivedLog> exceptions(String message) {
		return application.received()
			.logs()
			.stream()
			.filter((log) -> message.equals(log.attribute("exception.message")))
			.toList();
	}

	private static List<ReceivedLog> exceptions(String message, String trace) {
		return exceptions(message).stream().filter((log) -> log.traceId().equals(trace)).toList();
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
