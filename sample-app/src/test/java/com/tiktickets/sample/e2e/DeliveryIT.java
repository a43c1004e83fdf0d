package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.Traces.Span;
import com.tiktickets.sample.e2e.Loki.LogLine;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the Collector accepts arrives, however large.
 */
@ExtendWith(EndToEndExtension.class)
class DeliveryIT {

	private static final Duration SOON = Duration.ofMinutes(2);

	/** More than a backend takes at once by default, less than the Collector does. */
	private static final int LARGE = 6_000_000;

	private final EndToEnd endToEnd;

	private final String service = "foreign-" + UUID.randomUUID();

	private final String traceId = EndToEnd.newTraceId();

	DeliveryIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@Test
	void largeExportOfSpansArrivesWhole() {
		ExportTraceServiceRequest request = spans(1000, LARGE / 1000);
		assertThat(request.getSerializedSize()).isGreaterThan(LARGE);
		assertThat(this.endToEnd.otlp().send(request)).isEqualTo(200);
		await().atMost(SOON).untilAsserted(() -> assertThat(this.endToEnd.traces().trace(this.traceId)).hasSize(1000));
		saw("Jaeger", "GET /api/traces/" + this.traceId, "all 1000 spans of an export of 6 MB");
	}

	@Test
	void largeExportOfLogRecordsArrivesWhole() {
		ExportLogsServiceRequest request = records(200, "Failed", LARGE / 200);
		assertThat(request.getSerializedSize()).isGreaterThan(LARGE);
		assertThat(this.endToEnd.otlp().send(request)).isEqualTo(200);
		await().atMost(SOON).untilAsserted(() -> assertThat(this.endToEnd.loki().query(inLoki())).hasSize(200));
		saw("Loki", inLoki(), "all 200 records of an export of 6 MB, each with a large stack trace");
	}

	@Test
	void spanWithATooLongAttributeArrivesWithAShorterOne() {
		this.endToEnd.otlp().send(spans(1, 100_000));
		List<Span> spans = await().atMost(SOON)
			.until(() -> this.endToEnd.traces().trace(this.traceId), (found) -> !found.isEmpty());
		assertThat(spans.get(0).tag("large")).hasSize(32_768);
		saw("Jaeger", "a span with an attribute of 100,000 characters", "truncated to 32,768 characters");
	}

	@Test
	void recordWithATooLongBodyArrivesWithAShorterOne() {
		this.endToEnd.otlp().send(records(1, "b".repeat(1_000_000), 10));
		List<LogLine> lines = await().atMost(SOON)
			.until(() -> this.endToEnd.loki().query(inLoki()), (found) -> !found.isEmpty());
		assertThat(lines.get(0).text()).hasSize(262_144);
		saw("Loki", "a record with a body of 1,000,000 characters", "truncated to 262,144 characters");
	}

	private ExportTraceServiceRequest spans(int count, int size) {
		String large = "s".repeat(size);
		long now = nanos(Instant.now());
		return traces(this.service,
				IntStream.range(0, count)
					.mapToObj((i) -> span(this.traceId, "%016x".formatted(i + 1), "", "large").setStartTimeUnixNano(now)
						.setEndTimeUnixNano(now + 1)
						.addAttributes(attribute("tenant_id", "acme"))
						.addAttributes(attribute("large", large)))
					.toArray(io.opentelemetry.proto.trace.v1.Span.Builder[]::new));
	}

	private ExportLogsServiceRequest records(int count, String body, int size) {
		String large = "e".repeat(size);
		long now = nanos(Instant.now());
		return logs(this.service,
				IntStream.range(0, count)
					.mapToObj((i) -> LogRecord.newBuilder()
						.setTimeUnixNano(now + i)
						.setBody(AnyValue.newBuilder().setStringValue(body))
						.addAttributes(attribute("tenant_id", "acme"))
						.addAttributes(attribute("exception.stacktrace", large)))
					.toArray(LogRecord.Builder[]::new));
	}

	private static long nanos(Instant time) {
		return TimeUnit.MILLISECONDS.toNanos(time.toEpochMilli());
	}

	private String inLoki() {
		return "{service_name=\"%s\"}".formatted(this.service);
	}

	private void saw(String backend, String query, String answer) {
		this.endToEnd.validation().saw(Section.DELIVERY, backend, query, answer);
	}

}
