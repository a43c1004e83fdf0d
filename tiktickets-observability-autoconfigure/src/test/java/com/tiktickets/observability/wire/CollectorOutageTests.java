package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedPoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CollectorOutageTests {

	private static final String GONE = "does not reach the OpenTelemetry Collector";

	private static final String BACK = "reaches the OpenTelemetry Collector";

	private static final Predicate<ReceivedPoint> MADE = (point) -> point.metric().equals("otel.sdk.span.started")
			&& "RECORD_AND_SAMPLE".equals(point.attributes().get("otel.span.sampling_result"));

	private static final String COUNTED = "tiktickets.observability.metrics.sdk-items=true";

	private static final Predicate<ReceivedPoint> LOST = (
			point) -> point.metric().equals("otel.sdk.processor.span.processed")
					&& point.attributes().containsKey("error.type");

	@Test
	void unreachableCollectorIsOneWarningAndOneLineWhenItIsBack(CapturedOutput output) throws IOException {
		int port = freePort();
		String endpoint = "http://localhost:" + port;
		try (WireApplication application = WireApplication.start("otel.exporter.otlp.endpoint=" + endpoint,
				"otel.java.exporter.otlp.retry.disabled=true")) {
			assertThat(application.get("/tickets/1").statusCode()).isEqualTo(200);
			await().untilAsserted(() -> assertThat(output).contains(GONE + " at " + endpoint));
			for (int request = 0; request < 20; request++) {
				assertThat(application.get("/call/" + request).statusCode()).isEqualTo(200);
			}
			try (OtlpReceiver receiver = OtlpReceiver.start(port)) {
				await().atMost(Duration.ofSeconds(30))
					.untilAsserted(() -> assertThat(output).contains(BACK + " at " + endpoint + " again"));
				assertThat(receiver.requests()).isPositive();
			}
			assertThat(output.getAll().split(GONE, -1)).hasSize(2);
			assertThat(output).doesNotContain("java.net.ConnectException: ")
				.doesNotContain("Failed to export")
				.doesNotContain("Exporter failed");
		}
	}

	@Test
	void whatTheQueuesHoldArrivesAfterAnOutage(CapturedOutput output) throws IOException {
		int port = freePort();
		try (WireApplication application = WireApplication.start("otel.exporter.otlp.endpoint=http://localhost:" + port,
				"otel.java.exporter.otlp.retry.disabled=true")) {
			for (int request = 0; request < 50; request++) {
				application.get("/tickets/" + request);
			}
			await().untilAsserted(() -> assertThat(output).contains(GONE));
			for (int request = 50; request < 100; request++) {
				application.get("/tickets/" + request);
			}
			try (OtlpReceiver receiver = OtlpReceiver.start(port)) {
				await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
					assertThat(paths(receiver)).hasSize(100);
					assertThat(receiver.received().logs()).filteredOn((log) -> log.body().startsWith("Reading ticket"))
						.hasSize(100);
				});
			}
			await().untilAsserted(() -> assertThat(output).contains("nothing was lost"));
			assertThat(output).doesNotContain("were lost");
		}
	}

	@Test
	void whatTheQueuesCannotHoldIsCountedAndSaid(CapturedOutput output) throws IOException {
		int port = freePort();
		try (WireApplication application = WireApplication.start("otel.exporter.otlp.endpoint=http://localhost:" + port,
				"otel.java.exporter.otlp.retry.disabled=true", COUNTED, "otel.bsp.max.queue.size=5",
				"otel.bsp.max.export.batch.size=5")) {
			application.get("/tickets/0");
			await().untilAsserted(() -> assertThat(output).contains(GONE));
			for (int request = 1; request < 50; request++) {
				application.get("/tickets/" + request);
			}
			try (OtlpReceiver receiver = OtlpReceiver.start(port)) {
				await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
					double lost = latest(receiver, LOST);
					assertThat(lost).isPositive();
					assertThat(receiver.received().spans().size() + lost).isEqualTo(latest(receiver, MADE));
				});
				await().untilAsserted(() -> assertThat(output)
					.containsPattern("again\\. In the meantime: [1-9]\\d* spans and 0 log records were lost"));
			}
		}
	}

	@Test
	void whatTheMemoryOfTheQueuesCannotHoldIsCounted() {
		try (WireApplication application = WireApplication.start("otel.java.exporter.otlp.retry.disabled=true", COUNTED,
				"tiktickets.observability.export.encoded-queue-limit=4KB")) {
			application.receiver().answerWith(503);
			for (int request = 0; request < 50; request++) {
				assertThat(application.get("/tickets/" + request).statusCode()).isEqualTo(200);
			}
			application.receiver().answerWith(200);
			await().untilAsserted(() -> {
				double lost = latest(application.receiver(), LOST);
				assertThat(lost).isPositive();
				assertThat(application.received().spans().size() + lost)
					.isEqualTo(latest(application.receiver(), MADE));
			});
		}
	}

	@Test
	void stoppingDoesNotWaitForACollectorThatIsGone(CapturedOutput output) throws IOException {
		WireApplication application = WireApplication
			.start("otel.exporter.otlp.endpoint=http://localhost:" + freePort());
		application.get("/tickets/1");
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(output).contains(GONE));
		assertThat(CompletableFuture.runAsync(application::close)).succeedsWithin(Duration.ofSeconds(5));
	}

	private static Set<String> paths(OtlpReceiver receiver) {
		return receiver.received()
			.spans()
			.stream()
			.filter((span) -> span.name().startsWith("GET /tickets"))
			.map((span) -> span.attributes().get("url.path").toString())
			.collect(Collectors.toSet());
	}

	/** The sum over a counter's series of what each has reached. */
	private static double latest(OtlpReceiver receiver, Predicate<ReceivedPoint> counter) {
		return receiver.received()
			.points()
			.stream()
			.filter(counter)
			.collect(Collectors.toMap(ReceivedPoint::attributes, ReceivedPoint::value, Math::max))
			.values()
			.stream()
			.mapToDouble(Double::doubleValue)
			.sum();
	}

	@Test
	void refusingCollectorIsOneWarningWithItsAnswer(CapturedOutput output) {
		try (WireApplication application = WireApplication.start()) {
			application.receiver().answerWith(401);
			assertThat(application.get("/tickets/1").statusCode()).isEqualTo(200);
			await().untilAsserted(
					() -> assertThat(output).contains("it answered HTTP 401").contains("otel.exporter.otlp.headers"));
			assertThat(output.getAll().split(GONE, -1)).hasSize(2);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
