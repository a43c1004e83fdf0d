package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than the Collector has memory for, while it waits to decide on traces.
 */
@Tag("nightly")
class FloodIT {

	private static final int MOST = 60;

	private static final Duration SOON = Duration.ofMinutes(3);

	@TempDir
	private Path folder;

	@Test
	void collectorThatIsFloodedRefusesForNowAndLivesOn() {
		try (LoneCollector collector = new LoneCollector(this.folder, Map.of("TRACES_DECISION_WAIT", "40s"))) {
			int answer = 200;
			for (int i = 0; i < MOST && answer == 200; i++) {
				answer = collector.otlp().send(export(450));
			}
			assertThat(answer).isEqualTo(503);
			await().atMost(SOON)
				.pollInterval(Duration.ofSeconds(1))
				.untilAsserted(() -> assertThat(collector.otlp().send(export(1))).isEqualTo(200));
			assertThat(collector.restarts()).isZero();
		}
	}

	/** Short attributes take ten times as much memory as they take of an export. */
	private static ExportTraceServiceRequest export(int spans) {
		long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());
		return traces("flood", IntStream.range(0, spans).mapToObj((i) -> {
			Span.Builder span = span(EndToEnd.newTraceId(), "00f067aa0ba902b7", "", "GET /tickets")
				.setStartTimeUnixNano(now)
				.setEndTimeUnixNano(now + 1);
			IntStream.range(0, 1000).forEach((number) -> span.addAttributes(attribute("a" + number, "b")));
			return span;
		}).toArray(Span.Builder[]::new));
	}

}
