package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of exchanges that fail, and of clients that leave, without servlets. */
class ReactiveAnswerTests {

	private static final String ILLEGAL_STATE = IllegalStateException.class.getName();

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start(ReactiveAnsweringApplication.class,
				"spring.main.web-application-type=reactive");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@CsvSource({ "/status-exception,404,/status-exception", "/thrown,404,/thrown",
			"/annotated-exception,409,/annotated-exception", "/handled,410,/handled", "/invalid,400,/invalid",
			"/functional/7,404,/functional/{id}", "/nothing-here,404," })
	void exceptionThatMakesAnswerOfClientsFaultIsNoError(String path, String status, String route) {
		ReceivedSpan span = application.trace(path, 1).get(0);
		assertThat(said(span)).isEqualTo("STATUS_CODE_UNSET " + status + " null null");
		assertThat(span.span().getEventsList()).isEmpty();
		assertThat(span.name()).isEqualTo((route != null) ? "GET " + route : "GET");
		assertThat(span.attribute("http.route")).isEqualTo(route);
		await().untilAsserted(() -> assertThat(durations(route)).contains(status + " null"));
	}

	@Test
	void exceptionThatNobodyHandlesIsErrorWithItsException() {
		ReceivedSpan span = application.trace("/escape", 1).get(0);
		assertThat(said(span)).isEqualTo("STATUS_CODE_ERROR 500 500 null");
		assertThat(span.span().getEventsList()).extracting((event) -> event.getName()).containsExactly("exception");
		assertThat(span.attribute("exception.logged")).isEqualTo("true");
	}

	@Test
	void failureAfterTheAnswerBeganIsAnErrorWithTheStatusThatWasSent() throws Exception {
		try (Socket socket = new Socket("localhost", port())) {
			socket.getOutputStream().write(RawClient.get("/late").getBytes(StandardCharsets.US_ASCII));
			socket.getInputStream().readAllBytes();
		}
		await().untilAsserted(() -> assertThat(spansOf("/late")).hasSize(1));
		ReceivedSpan span = spansOf("/late").get(0);
		assertThat(said(span)).isEqualTo("STATUS_CODE_ERROR 200 " + ILLEGAL_STATE + " null");
		await().untilAsserted(() -> assertThat(durations("/late")).containsExactly("200 " + ILLEGAL_STATE));
		assertThat(span.attribute("exception.logged")).isEqualTo("true");
		await().untilAsserted(
				() -> assertThat(records("late in a body")).extracting(ReceivedLog::spanId).contains(span.spanId()));
	}

	@Test
	void resetConnectionOfDatabaseIsNoClientThatLeft() {
		ReceivedSpan span = application.trace("/database-reset", 1).get(0);
		assertThat(said(span)).isEqualTo("STATUS_CODE_ERROR 500 500 null");
		assertThat(span.attribute("exception.logged")).isEqualTo("true");
		await().untilAsserted(() -> assertThat(durations("/database-reset")).containsExactly("500 500"));
	}

	@Test
	void clientThatLeavesIsNoError() {
		RawClient.leaveAfter(port(), RawClient.get("/endless"), "some");
		await().untilAsserted(() -> assertThat(spansOf("/endless")).hasSize(1));
		assertThat(said(spansOf("/endless").get(0))).isEqualTo("STATUS_CODE_UNSET 200 null true");
		await().untilAsserted(() -> assertThat(durations("/endless")).containsExactly("200 null"));
	}

	private static int port() {
		return Integer
			.parseInt(Objects.requireNonNull(application.context().getEnvironment().getProperty("local.server.port")));
	}

	private static List<ReceivedSpan> spansOf(String path) {
		return application.received()
			.spans()
			.stream()
			.filter((span) -> path.equals(span.attribute("url.path")))
			.toList();
	}

	private static List<ReceivedLog> records(String message) {
		return application.received()
			.logs()
			.stream()
			.filter((log) -> message.equals(log.attribute("exception.message")))
			.toList();
	}

	private static List<String> durations(String route) {
		return application.received()
			.pointsOf("http.server.request.duration")
			.stream()
			.filter((point) -> Objects.equals(route, point.attribute("http.route")))
			.map(ReactiveAnswerTests::said)
			.distinct()
			.toList();
	}

	private static String said(ReceivedPoint point) {
		return point.attribute("http.response.status_code") + " " + point.attribute("error.type");
	}

	private static String said(ReceivedSpan span) {
		return span.span().getStatus().getCode() + " " + span.attribute("http.response.status_code") + " "
				+ span.attribute("error.type") + " " + span.attribute("tiktickets.client_disconnected");
	}

}
