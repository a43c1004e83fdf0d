package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedSpan;
import com.tiktickets.observability.test.ReceivedTelemetry;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives of an application with a buffer on disk, and what its endpoint says. */
class ExportBufferTests {

	private static final String ONE_ATTEMPT = "otel.java.exporter.otlp.retry.disabled=true";

	private static final String EXPOSED = "management.endpoints.web.exposure.include=telemetry";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatTheQueuesCannotHoldArrivesOnceAfterAnOutage(boolean encoded) {
		try (WireApplication application = start("otel.bsp.max.queue.size=20", "otel.bsp.max.export.batch.size=20",
				"otel.blrp.max.queue.size=20", "otel.blrp.max.export.batch.size=20",
				"tiktickets.observability.tenant.header.enabled=true",
				"tiktickets.observability.export.encoded-queue=" + encoded)) {
			application.receiver().answerWith(503);
			for (int request = 0; request < 15; request++) {
				String tenant = (request % 3 == 0) ? "acme" : "globex";
				assertThat(application.get("/tickets/" + request, "X-Tenant-Id", tenant).statusCode()).isEqualTo(200);
				application.get("/escape", "X-Tenant-Id", tenant);
				int before = 2 * request;
				await().until(() -> number(signal(application, "logs"), "waitingOnDisk") >= before
						&& number(signal(application, "logs"), "waiting") <= 5
						&& number(signal(application, "traces"), "waiting") <= 5);
			}
			application.receiver().answerWith(200);
			await().untilAsserted(() -> assertAllArrived(application.received(), 15));
			assertOfTenants(application.received().logsWith("Reading ticket"));
			assertOfTenants(application.received()
				.logs()
				.stream()
				.filter((log) -> "nobody catches this".equals(log.attributes().get("exception.message")))
				.toList());
			await().untilAsserted(() -> {
				assertAddsUp(signal(application, "traces"), application.received().spans().size());
				assertAddsUp(signal(application, "logs"), application.received().logs().size());
			});
			assertThat(segments()).isEmpty();
		}
	}

	@Test
	void shutdownWithoutCollectorLosesNothing() throws IOException {
		try (WireApplication application = start()) {
			application.receiver().answerWith(503);
			for (int request = 0; request < 20; request++) {
				application.get("/tickets/" + request);
			}
		}
		assertThat(segments()).isNotEmpty();
		try (WireApplication next = start()) {
			await().untilAsserted(() -> assertAllArrived(next.received(), 20));
			await().untilAsserted(() -> {
				Map<String, Object> logs = signal(next, "logs");
				assertThat(number(logs, "adopted")).isGreaterThanOrEqualTo(20);
				assertAddsUp(logs, next.received().logs().size());
			});
		}
	}

	@Test
	void shutdownWithCollectorThatDoesNotAnswerIsShort() throws IOException {
		try (ServerSocket silent = new ServerSocket(0)) {
			WireApplication application = start(
					"otel.exporter.otlp.endpoint=http://localhost:" + silent.getLocalPort());
			application.get("/tickets/1");
			long start = System.nanoTime();
			application.close();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
			assertThat(segments()).isNotEmpty();
		}
	}

	@Test
	void processThatIsKilledLeavesWhatIsOnDiskToTheNextOne() throws IOException {
		try (OtlpReceiver receiver = OtlpReceiver.start()) {
			receiver.answerWith(503);
			ForkedApplication killed = ForkedApplication
				.start(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint(), "OTEL_BSP_SCHEDULE_DELAY", "50ms",
						"OTEL_BLRP_SCHEDULE_DELAY", "50ms", "TIKTICKETS_OBSERVABILITY_EXPORT_BUFFER_DIRECTORY",
						this.directory.toString(), "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "telemetry"));
			for (int request = 0; request < 20; request++) {
				killed.get("/tickets/" + request);
			}
			await().until(() -> JsonPath.<Integer>read(killed.get("/actuator/telemetry"),
					"$.signals.logs.waitingOnDisk") >= 20
					&& JsonPath.<Integer>read(killed.get("/actuator/telemetry"), "$.signals.traces.waiting") == 0);
			try (FileChannel lock = FileChannel.open(this.directory.resolve("process-0/lock"),
					StandardOpenOption.WRITE)) {
				assertThat(lock.tryLock()).as("the lock of the other process").isNull();
			}
			killed.kill();
		}
		try (WireApplication next = start()) {
			await().untilAsserted(() -> assertAllArrived(next.received(), 20));
		}
	}

	@Test
	void itemsThatTheBufferDropsAreCounted() {
		try (WireApplication application = start("tiktickets.observability.export.buffer.size=1MB")) {
			application.receiver().answerWith(503);
			String large = "x".repeat(6_000);
			await().atMost(Duration.ofSeconds(60)).until(() -> {
				for (int request = 0; request < 20; request++) {
					application.get("/tickets/1?q=" + large);
				}
				return dropped(signal(application, "traces")).containsKey("buffer_full");
			});
			application.receiver().answerWith(200);
			await().atMost(Duration.ofSeconds(60))
				.untilAsserted(
						() -> assertAddsUp(signal(application, "traces"), application.received().spans().size()));
			await().untilAsserted(() -> assertThat(application.received().pointsOf("export.buffer.dropped"))
				.anySatisfy((point) -> assertThat(point.attributes()).containsEntry("error.type", "buffer_full")
					.containsEntry("export.signal", "traces")));
			DocumentedMetrics metrics = DocumentedMetrics.of("Export metrics");
			metrics.assertThatAllArrivedIn(application.received());
			metrics.assertThatNothingElseArrivedIn(application.received(), "export.");
		}
	}

	private WireApplication start(String... properties) {
		return WireApplication.start(Stream
			.concat(Stream.of(ONE_ATTEMPT, EXPOSED,
					"tiktickets.observability.export.buffer.directory=" + this.directory), Stream.of(properties))
			.toArray(String[]::new));
	}

	/** Each of the requests once, with its span and its record. */
	private static void assertAllArrived(ReceivedTelemetry received, int requests) {
		assertThat(received.spansNamed("GET /tickets/{id}")).extracting(ExportBufferTests::path)
			.containsExactlyInAnyOrderElementsOf(
					IntStream.range(0, requests).mapToObj((ticket) -> "/tickets/" + ticket).toList());
		assertThat(received.logsWith("Reading ticket")).hasSize(requests)
			.extracting(ReceivedLog::traceId)
			.doesNotHaveDuplicates();
	}

	private static void assertOfTenants(List<ReceivedLog> logs) {
		assertThat(logs.stream()
			.collect(Collectors.groupingBy((log) -> log.attributes().get("tenant_id"), Collectors.counting())))
			.isEqualTo(Map.of("acme", 5L, "globex", 10L));
	}

	private static Object path(ReceivedSpan span) {
		return span.attributes().get("url.path");
	}

	private static void assertAddsUp(Map<String, Object> signal, long arrived) {
		assertThat(number(signal, "waitingOnDisk")).isZero();
		assertThat(number(signal, "waiting")).isZero();
		assertThat(number(signal, "sent")).isEqualTo(arrived);
		assertThat(number(signal, "made") + number(signal, "adopted"))
			.isEqualTo(arrived + dropped(signal).values().stream().mapToLong(Integer::longValue).sum());
	}

	private List<Path> segments() {
		try (Stream<Path> files = Files.walk(this.directory)) {
			return files.filter((file) -> file.toString().endsWith(".segment")).toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, Object> signal(WireApplication application, String signal) {
		return JsonPath.read(application.get("/actuator/telemetry").body(), "$.signals." + signal);
	}

	private static Map<String, Integer> dropped(Map<String, Object> signal) {
		return JsonPath.read(signal, "$.dropped");
	}

	private static long number(Map<String, Object> signal, String name) {
		return (signal.get(name) instanceof Number number) ? number.longValue() : -1;
	}

}
