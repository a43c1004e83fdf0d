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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is said of answers that fail half-way, and of clients that leave, on any server.
 */
abstract class AnswerScenarios {

	private static final String ILLEGAL_STATE = IllegalStateException.class.getName();

	abstract WireApplication application();

	@ParameterizedTest
	@CsvSource({ "/late,/late", "/late-stream,/late-stream", "/late-events,/late-events", "/plain/late,/plain/*",
			"/plain/async-dispatch,/plain/*" })
	void failureAfterTheAnswerBeganIsAnErrorWithTheStatusThatWasSent(String path, String route) throws Exception {
		ReceivedSpan span = failed(path);
		assertThat(said(span)).isEqualTo("STATUS_CODE_ERROR 200 " + ILLEGAL_STATE + " null");
		assertThat(span.attribute("http.route")).isEqualTo(route);
		await().untilAsserted(() -> assertThat(durations(route)).contains("200 " + ILLEGAL_STATE));
		assertThat(durations(route)).isNotEmpty().noneMatch((duration) -> duration.startsWith("500"));
	}

	@ParameterizedTest
	@CsvSource({ "/failed-callable,500,500", "/failed-later,409,", "/never,503,503", "/timed-out-events,200,",
			"/plain/async-timeout,500,500" })
	void asynchronousRequestHasTheStatusThatWasSent(String path, String status, String errorType) {
		ReceivedSpan span = application().trace(path, 1).get(0);
		assertThat(span.attribute("http.response.status_code")).isEqualTo(status);
		assertThat(span.attribute("error.type")).isEqualTo(errorType);
	}

	@ParameterizedTest
	@CsvSource({ "/endless,/endless", "/endless-stream,/endless-stream", "/endless-events,/endless-events",
			"/plain/endless,/plain/*" })
	void clientThatLeavesIsNoError(String path, String route) {
		int before = spansOf(path).size();
		RawClient.leaveAfter(port(), RawClient.get(path), "some");
		await().untilAsserted(() -> assertThat(spansOf(path)).hasSize(before + 1));
		assertThat(said(spansOf(path).get(before))).isEqualTo("STATUS_CODE_UNSET 200 null true");
		assertThat(spansOf(path).get(before).span().getEventsList()).isEmpty();
		await().untilAsserted(() -> assertThat(durations(route)).contains("200 null"));
	}

	@ParameterizedTest
	@CsvSource({ "/upload", "/plain/upload" })
	void clientThatLeavesDuringUploadIsNoError(String path) {
		RawClient.leaveAfter(port(), RawClient.upload(path), "HTTP/1.1 100");
		await().untilAsserted(() -> assertThat(spansOf(path)).hasSize(1));
		ReceivedSpan span = spansOf(path).get(0);
		assertThat(span.span().getStatus().getCode().name()).as("%s", span.span()).isEqualTo("STATUS_CODE_UNSET");
		assertThat(span.attribute("error.type")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "/plain/database-reset", "/plain/end-of-file" })
	void failureThatOnlyLooksLikeClientThatLeftIsAnError(String path) {
		ReceivedSpan span = application().trace(path, 1).get(0);
		assertThat(said(span)).isEqualTo("STATUS_CODE_ERROR 500 500 null");
		assertThat(span.attribute("exception.logged")).isEqualTo("true");
	}

	@Test
	void recordOfAnotherThreadOfTheRequestHasItsTraceAndTenant() {
		String trace = application().request("/plain/async", "Authorization", TestSecurity.bearer("acme"));
		await().untilAsserted(() -> assertThat(recordsOf(trace, "In another thread")).hasSize(1));
		assertThat(recordsOf(trace, "In another thread").get(0).attribute("tenant_id")).isEqualTo("acme");
	}

	@Test
	void exceptionInAnotherThreadOfTheRequestIsExportedWithItsTrace() throws Exception {
		ReceivedSpan span = failed("/plain/async-late");
		assertThat(said(span)).isEqualTo("STATUS_CODE_ERROR 200 " + ILLEGAL_STATE + " null");
		await().untilAsserted(
				() -> assertThat(application().received().logs())
					.filteredOn((log) -> log.traceId().equals(span.traceId())
							&& "late in another thread".equals(log.attribute("exception.message")))
					.hasSize(1));
	}

	@ParameterizedTest
	@CsvSource({ "/nothing-here,GET,", "/static.txt,GET,", "/answered-by-filter,GET,",
			"/plain/anything,GET /plain/*,/plain/*", "/exact,GET /exact,/exact",
			"/second/tickets/7,GET /second/tickets/{id},/second/tickets/{id}",
			"/second/nothing,GET /second/*,/second/*" })
	void requestIsNamedByTheRouteIfItHasOne(String path, String name, String route) {
		ReceivedSpan span = application().trace(path, 1).get(0);
		assertThat(span.name()).isEqualTo(name);
		assertThat(span.attribute("http.route")).isEqualTo(route);
	}

	private int port() {
		return Integer.parseInt(
				Objects.requireNonNull(application().context().getEnvironment().getProperty("local.server.port")));
	}

	/** The answer may be cut off, which an ordinary client complains about. */
	private ReceivedSpan failed(String path) throws Exception {
		int before = spansOf(path).size();
		try (Socket socket = new Socket("localhost", port())) {
			socket.getOutputStream()
				.write(RawClient.get(path)
					.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
				.startsWith("HTTP/1.1 200");
		}
		await().untilAsserted(() -> assertThat(spansOf(path)).hasSize(before + 1));
		return spansOf(path).get(before);
	}

	private List<ReceivedSpan> spansOf(String path) {
		return application().received()
			.spans()
			.stream()
			.filter((span) -> path.equals(span.attribute("url.path")))
			.toList();
	}

	private List<ReceivedLog> recordsOf(String trace, String text) {
		return application().received().logsWith(text).stream().filter((log) -> log.traceId().equals(trace)).toList();
	}

	private List<String> durations(String route) {
		return application().received()
			.pointsOf("http.server.request.duration")
			.stream()
			.filter((point) -> route.equals(point.attribute("http.route")))
			.map(AnswerScenarios::said)
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
