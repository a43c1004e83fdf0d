package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedItem;
import com.tiktickets.observability.test.ReceivedTelemetry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of several versions, one after the other and side by side. */
class BufferHandoverTests {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'")
		.withZone(ZoneOffset.UTC);

	@TempDir
	private Path directory;

	@Test
	void nextVersionOfTheApplicationSendsWhatTheLastOneMadeAsThatOfTheLastOne() {
		try (WireApplication last = start("1.0.0")) {
			last.receiver().answerWith(503);
			last.get("/tickets/1");
		}
		try (WireApplication next = start("2.0.0")) {
			next.get("/tickets/2");
			await().untilAsserted(() -> {
				assertThat(versions(next.received())).isEqualTo(Map.of("/tickets/1", "1.0.0", "/tickets/2", "2.0.0"));
				assertThat(next.received().logsWith("Reading ticket")).extracting(BufferHandoverTests::version)
					.containsExactlyInAnyOrder("1.0.0", "2.0.0");
			});
		}
	}

	/**
	 * The file stays as it is: each version of the library has to send what waits in it,
	 * and not the request that is marked as sent.
	 */
	@Test
	void segmentOfTheFirstVersionOfTheFormatIsSent() throws IOException {
		Path process = Files.createDirectories(this.directory.resolve("process-0"));
		try (InputStream segment = getClass().getResourceAsStream("format-1.segment")) {
			assertThat(segment).isNotNull();
			Files.copy(segment, process.resolve("traces-" + TIME.format(Instant.now()) + "-0123abcd-1.segment"));
		}
		try (WireApplication next = start("2.0.0")) {
			await().untilAsserted(() -> assertThat(versions(next.received())).isEqualTo(Map.of("/tickets/1", "1.0.0")));
			await().untilAsserted(() -> assertThat(process).isDirectoryNotContaining("glob:**.segment"));
		}
	}

	@Test
	void processesOfTwoVersionsShareDirectoryWhileOneReplacesTheOther() throws IOException {
		try (OtlpReceiver receiver = OtlpReceiver.start()) {
			receiver.answerWith(503);
			try (ForkedApplication last = fork(receiver, "1.0.0"); ForkedApplication next = fork(receiver, "2.0.0")) {
				read(last, 0);
				read(next, 10);
				awaitOnDisk(last);
				awaitOnDisk(next);
				assertThat(this.directory.resolve("process-0")).isDirectory();
				assertThat(this.directory.resolve("process-1")).isDirectory();
				receiver.answerWith(200);
				await().untilAsserted(() -> assertThat(versions(receiver.received()).values()
					.stream()
					.collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
					.isEqualTo(Map.of("1.0.0", 10L, "2.0.0", 10L)));
			}
		}
	}

	private WireApplication start(String version) {
		return WireApplication.start("otel.java.exporter.otlp.retry.disabled=true",
				"otel.resource.attributes=service.version=" + version,
				"tiktickets.observability.export.buffer.directory=" + this.directory);
	}

	private ForkedApplication fork(OtlpReceiver receiver, String version) {
		return ForkedApplication.start(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint(),
				"OTEL_RESOURCE_ATTRIBUTES", "service.version=" + version, "OTEL_BSP_SCHEDULE_DELAY", "50ms",
				"OTEL_BLRP_SCHEDULE_DELAY", "50ms", "TIKTICKETS_OBSERVABILITY_EXPORT_BUFFER_DIRECTORY",
				this.directory.toString(), "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "telemetry"));
	}

	private static void read(ForkedApplication application, int first) {
		for (int ticket = first; ticket < first + 10; ticket++) {
			application.get("/tickets/" + ticket);
		}
	}

	private static void awaitOnDisk(ForkedApplication application) {
		await().until(() -> JsonPath.<Integer>read(application.get("/actuator/telemetry"),
				"$.signals.logs.waitingOnDisk") >= 10);
	}

	/** Of the spans of requests by their paths, each of which arrives once. */
	private static Map<Object, Object> versions(ReceivedTelemetry received) {
		return received.spansNamed("GET /tickets/{id}")
			.stream()
			.collect(Collectors.toMap((span) -> span.attributes().get("url.path"), BufferHandoverTests::version));
	}

	private static Object version(ReceivedItem item) {
		return item.resource().get("service.version");
	}

}
