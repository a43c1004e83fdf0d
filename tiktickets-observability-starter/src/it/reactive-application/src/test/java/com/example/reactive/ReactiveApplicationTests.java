package com.example.reactive;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedSpan;
import com.tiktickets.observability.test.ReceivedTelemetry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class ReactiveApplicationTests {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static OtlpReceiver receiver;

	private static ConfigurableApplicationContext context;

	private static String console;

	@BeforeAll
	static void start(CapturedOutput output) throws Exception {
		receiver = OtlpReceiver.start();
		context = new SpringApplicationBuilder(ReactiveApplication.class).run("--server.port=0",
				"--management.server.port=0", "--otel.exporter.otlp.endpoint=" + receiver.endpoint(),
				"--otel.bsp.schedule.delay=50ms", "--otel.blrp.schedule.delay=50ms",
				"--otel.metric.export.interval=200ms");
		assertThat(get("management", "/actuator/health")).contains("\"db\"");
		assertThat(get("server", "/readyz")).contains("UP");
		get("server", "/tickets/7");
		await().untilAsserted(() -> assertThat(spansOf("/tickets/7")).hasSize(1));
		console = output.getAll();
	}

	@AfterAll
	static void stop() {
		context.close();
		receiver.close();
	}

	@Test
	void consoleHasNoWarning() {
		assertThat(console).contains("Started ").doesNotContain(" WARN ").doesNotContain(" ERROR ");
	}

	@Test
	void requestIsOneSpanWithWhatItDoesInItsTrace() {
		ReceivedSpan request = spansOf("/tickets/7").get(0);
		await().untilAsserted(() -> assertThat(received().spansOf(request.traceId())).extracting(ReceivedSpan::name)
			.containsExactlyInAnyOrder("GET /tickets/{id}", "SELECT"));
		await().untilAsserted(() -> assertThat(received().logsWith("Reading ticket 7"))
			.extracting(ReceivedLog::traceId)
			.containsExactly(request.traceId()));
	}

	@Test
	void everySpanLogAndPointHasTenant() {
		await().untilAsserted(() -> assertThat(received().pointsOf("http.server.request.duration")).isNotEmpty());
		assertThat(received().items()).isNotEmpty().allMatch((item) -> item.attribute("tenant_id") != null);
	}

	@Test
	void probesMakeNoSpanAndNeitherDoTheirStatements() {
		assertThat(received().spans()).isNotEmpty().noneMatch((span) -> ("" + span.attribute("url.path")).contains("health")
				|| ("" + span.attribute("url.path")).contains("readyz"));
		assertThat(received().spans()).filteredOn((span) -> span.parentSpanId().isEmpty())
			.isNotEmpty()
			.noneMatch((span) -> span.attributes().containsKey("db.system.name"));
	}

	@Test
	void clientsFaultIsNoError() throws Exception {
		get("server", "/missing/7");
		await().untilAsserted(() -> assertThat(spansOf("/missing/7")).hasSize(1));
		assertThat(said(spansOf("/missing/7").get(0))).isEqualTo("STATUS_CODE_UNSET 404 null null");
		assertThat(spansOf("/missing/7").get(0).span().getEventsList()).isEmpty();
	}

	@Test
	void failureAfterTheAnswerBeganIsAnErrorWithTheStatusThatWasSent() throws Exception {
		ask("GET /late HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", true, "some");
		await().untilAsserted(() -> assertThat(spansOf("/late")).hasSize(1));
		ReceivedSpan span = spansOf("/late").get(0);
		assertThat(said(span)).isEqualTo("STATUS_CODE_ERROR 200 java.lang.IllegalStateException null");
		assertThat(span.attribute("exception.logged")).isEqualTo("true");
		await().untilAsserted(() -> assertThat(received().pointsOf("http.server.request.duration"))
			.anyMatch((point) -> "/late".equals(point.attribute("http.route"))
					&& "java.lang.IllegalStateException".equals(point.attribute("error.type"))));
		await().untilAsserted(() -> assertThat(exceptions("late in a body")).hasSize(1));
		assertThat(exceptions("late in a body").get(0).spanId()).isEqualTo(span.spanId());
	}

	@Test
	void clientThatLeavesStreamIsNoError() throws Exception {
		ask("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n", false, "some");
		await().untilAsserted(() -> assertThat(spansOf("/endless")).hasSize(1));
		assertThat(said(spansOf("/endless").get(0))).isEqualTo("STATUS_CODE_UNSET 200 null true");
	}

	@Test
	void clientThatLeavesBeforeTheAnswerIsNoErrorAndHasNoStatus() throws Exception {
		leaveWhenLogged("GET /unanswered HTTP/1.1\r\nHost: localhost\r\n\r\n", "Waiting for an answer");
		await().untilAsserted(() -> assertThat(spansOf("/unanswered")).hasSize(1));
		assertThat(said(spansOf("/unanswered").get(0))).isEqualTo("STATUS_CODE_UNSET null null true");
	}

	@Test
	void clientThatLeavesDuringUploadIsNoErrorAndHasNoStatus() throws Exception {
		leaveWhenLogged("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\n"
				+ "Content-Length: 1000000\r\n\r\n" + "x".repeat(10_000), "Reading an upload");
		await().untilAsserted(() -> assertThat(spansOf("/upload")).hasSize(1));
		assertThat(said(spansOf("/upload").get(0))).isEqualTo("STATUS_CODE_UNSET null null true");
		await().untilAsserted(() -> assertThat(received().pointsOf("http.server.request.duration"))
			.anyMatch((point) -> "/upload".equals(point.attribute("http.route"))));
		assertThat(received().pointsOf("http.server.request.duration"))
			.filteredOn((point) -> "/upload".equals(point.attribute("http.route")))
			.isNotEmpty()
			.allMatch((point) -> point.attribute("error.type") == null);
	}

	private static ReceivedTelemetry received() {
		return receiver.received();
	}

	private static List<ReceivedSpan> spansOf(String path) {
		return received().spans().stream().filter((span) -> path.equals(span.attribute("url.path"))).toList();
	}

	private static List<ReceivedLog> exceptions(String message) {
		return received().logs()
			.stream()
			.filter((log) -> message.equals(log.attribute("exception.message")))
			.toList();
	}

	private static String said(ReceivedSpan span) {
		return span.span().getStatus().getCode() + " " + span.attribute("http.response.status_code") + " "
				+ span.attribute("error.type") + " " + span.attribute("tiktickets.client_disconnected");
	}

	private static int port(String server) {
		return context.getEnvironment().getRequiredProperty("local." + server + ".port", Integer.class);
	}

	private static String get(String server, String path) throws Exception {
		URI uri = URI.create("http://localhost:" + port(server) + path);
		return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body();
	}

	/** Waits for a word, or to the end; a connection that is left then is reset. */
	private static void ask(String request, boolean toTheEnd, String word) throws IOException {
		try (Socket socket = new Socket("localhost", port("server"))) {
			socket.setSoLinger(true, 0);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			StringBuilder read = new StringBuilder();
			int next = socket.getInputStream().read();
			while (next >= 0 && (toTheEnd || read.indexOf(word) < 0)) {
				read.append((char) next);
				next = socket.getInputStream().read();
			}
			assertThat(read).contains(word);
		}
	}

	private static void leaveWhenLogged(String request, String text) throws IOException {
		try (Socket socket = new Socket("localhost", port("server"))) {
			socket.setSoLinger(true, 0);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			await().untilAsserted(() -> assertThat(received().logsWith(text)).isNotEmpty());
		}
	}

}
