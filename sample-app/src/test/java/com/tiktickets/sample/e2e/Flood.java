package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static com.tiktickets.sample.telemetry.Otlp.metrics;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * One service of one tenant that makes up names and values, each of them new: a hundred
 * service names, a hundred span names, half of them of errors, and a metric of 5,000
 * series, every second.
 */
final class Flood implements AutoCloseable {

	private static final String TENANT = "mallory";

	private static final int NAMES = 100;

	private static final int SERIES = 5000;

	private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

	private final AtomicInteger exports = new AtomicInteger();

	private final Otlp otlp;

	Flood(Otlp otlp) {
		this.otlp = otlp;
		this.executor.scheduleWithFixedDelay(this::send, 0, 1, TimeUnit.SECONDS);
	}

	/**
	 * How often it has sent.
	 */
	int exports() {
		return this.exports.get();
	}

	private void send() {
		int number = this.exports.incrementAndGet();
		try {
			this.otlp.send(records(number));
			this.otlp.send(traces("flood",
					IntStream.range(0, NAMES).mapToObj((i) -> named(number, i)).toArray(Span.Builder[]::new)));
			this.otlp.send(metrics("flood", series(number)));
		}
		catch (UncheckedIOException ex) {
			// The Collector is away: who floods does not mind.
		}
	}

	private static ExportLogsServiceRequest records(int number) {
		ExportLogsServiceRequest.Builder records = ExportLogsServiceRequest.newBuilder();
		IntStream.range(0, NAMES)
			.forEach((i) -> records.mergeFrom(logs("made-up-%d-%d".formatted(number, i),
					LogRecord.newBuilder()
						.setTimeUnixNano(nanos())
						.setBody(AnyValue.newBuilder().setStringValue("hello"))
						.addAttributes(attribute("tenant_id", TENANT)))));
		return records.build();
	}

	private static Span.Builder named(int number, int i) {
		Span.Builder span = span(EndToEnd.newTraceId(), "00f067aa0ba902b7", "", "order %d-%d".formatted(number, i))
			.setStartTimeUnixNano(nanos())
			.setEndTimeUnixNano(nanos() + 1)
			.addAttributes(attribute("tenant_id", TENANT));
		return (i % 2 != 0) ? span.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR)) : span;
	}

	private static Metric series(int number) {
		Gauge.Builder gauge = Gauge.newBuilder();
		IntStream.range(0, SERIES)
			.forEach((i) -> gauge.addDataPoints(NumberDataPoint.newBuilder()
				.setTimeUnixNano(nanos())
				.setAsInt(1)
				.addAttributes(attribute("tenant_id", TENANT))
				.addAttributes(attribute("order", "order-%d-%d".formatted(number, i)))));
		return Metric.newBuilder().setName("flood.orders").setGauge(gauge).build();
	}

	private static long nanos() {
		return TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
