package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Services that serve requests at a steady rate and tell of them: three spans and two log
 * records each, and once a second a point and an error. What is not accepted they send
 * again, as an SDK does.
 */
final class SteadyServices implements AutoCloseable {

	private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);

	private final String service = "steady-" + UUID.randomUUID();

	private final List<Trace> traces = new CopyOnWriteArrayList<>();

	private final Otlp otlp;

	private final int perSecond;

	private final int tenants;

	private final Instant started = Instant.now();

	private volatile Instant lastAccepted = this.started;

	private volatile boolean stopped;

	private long logRecords;

	private volatile int points;

	private int errors;

	SteadyServices(Otlp otlp, int perSecond, int tenants) {
		this.otlp = otlp;
		this.perSecond = perSecond;
		this.tenants = tenants;
		this.executor.scheduleAtFixedRate(this::tellTraces, 0, 1, TimeUnit.SECONDS);
		this.executor.scheduleAtFixedRate(this::tellLogs, 0, 1, TimeUnit.SECONDS);
		this.executor.scheduleAtFixedRate(this::tellPoint, 0, 1, TimeUnit.SECONDS);
		this.executor.scheduleAtFixedRate(this::tellError, 0, 1, TimeUnit.SECONDS);
	}

	private void tellTraces() {
		List<String> ids = IntStream.range(0, this.perSecond).mapToObj((i) -> EndToEnd.newTraceId()).toList();
		Span.Builder[] spans = IntStream.range(0, this.perSecond * 3)
			.mapToObj((i) -> oneSpan(ids.get(i / 3), i % 3 + 1, tenant(i / 3)))
			.toArray(Span.Builder[]::new);
		untilAccepted(() -> this.otlp.send(traces(this.service, spans)) == 200);
		Instant accepted = Instant.now();
		ids.forEach((id) -> this.traces.add(new Trace(id, accepted)));
		this.lastAccepted = accepted;
	}

	private Span.Builder oneSpan(String traceId, int number, String tenant) {
		long now = nanos();
		return span(traceId, "%016x".formatted(number), (number == 1) ? "" : "%016x".formatted(1), "GET /tickets")
			.setStartTimeUnixNano(now)
			.setEndTimeUnixNano(now + 20_000_000)
			.addAttributes(attribute("tenant_id", tenant))
			.addAttributes(attribute("http.route", "/tickets/{id}"))
			.addAttributes(attribute("url.path", "/tickets/4711"))
			.addAttributes(attribute("user_agent.original", "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101"));
	}

	private void tellLogs() {
		int count = this.perSecond * 2;
		long now = nanos();
		LogRecord.Builder[] records = IntStream.range(0, count)
			.mapToObj((i) -> LogRecord.newBuilder()
				.setTimeUnixNano(now + i)
				.setSeverityNumberValue(9)
				.setBody(AnyValue.newBuilder().setStringValue("Ticket 4711 opened, " + i))
				.addAttributes(attribute("tenant_id", tenant(i))))
			.toArray(LogRecord.Builder[]::new);
		untilAccepted(() -> this.otlp.send(logs(this.service, records)) == 200);
		this.logRecords += count;
	}

	private void tellPoint() {
		int value = this.points + 1;
		long now = nanos();
		untilAccepted(() -> this.otlp.metrics(
				"{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"%s\"}}]},\"scopeMetrics\":[{\"metrics\":[{\"name\":\"foreign.steady\",\"gauge\":{\"dataPoints\":[{\"timeUnixNano\":\"%d\",\"asInt\":\"%d\"}]}}]}]}"
					.formatted(this.service, now, value)) == 200);
		this.points = value;
	}

	private void tellError() {
		int number = this.errors + 1;
		LogRecord.Builder error = LogRecord.newBuilder()
			.setTimeUnixNano(nanos())
			.setSeverityNumberValue(17)
			.setBody(AnyValue.newBuilder().setStringValue("Failed for the time " + number))
			.addAttributes(attribute("tenant_id", tenant(number)))
			.addAttributes(attribute("exception.type", "com.example.Failed"))
			.addAttributes(attribute("exception.stacktrace", "com.example.Failed\n\tat com.example.A.b(A.java:1)"));
		untilAccepted(() -> this.otlp.send(logs(this.service + "-errors", error)) == 200);
		this.errors = number;
	}

	private String tenant(int number) {
		return "tenant-" + number % this.tenants;
	}

	private void untilAccepted(BooleanSupplier send) {
		await().dontCatchUncaughtExceptions()
			.pollInSameThread()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(500))
			.forever()
			.until(() -> this.stopped || accepted(send));
	}

	private static boolean accepted(BooleanSupplier send) {
		try {
			return send.getAsBoolean();
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	private static long nanos() {
		return TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());
	}

	Duration elapsed() {
		return Duration.between(this.started, Instant.now());
	}

	/**
	 * Returns when traces are accepted after this time, too.
	 */
	void serve(Duration time) {
		Instant end = Instant.now().plus(time);
		await().atMost(time.plusMinutes(1)).until(() -> this.lastAccepted.isAfter(end));
	}

	/** Returns how many points are accepted. */
	int points() {
		return this.points;
	}

	/**
	 * Ends when all that was told of is accepted.
	 */
	Told stop() {
		this.executor.shutdown();
		try {
			this.executor.awaitTermination(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return new Told(this.service, List.copyOf(this.traces), this.logRecords, this.points, this.errors);
	}

	@Override
	public void close() {
		this.stopped = true;
		this.executor.shutdownNow();
	}

	/**
	 * A trace, and when the Collector had taken its spans.
	 */
	record Trace(String id, Instant accepted) {
	}

	/**
	 * All that was accepted.
	 */
	record Told(String service, List<Trace> traces, long logRecords, int points, int errors) {

		/**
		 * Those of these traces of which the backend does not know all spans.
		 */
		static List<Trace> missing(List<Trace> traces, Traces backend) {
			return traces.stream().filter((trace) -> backend.trace(trace.id()).size() != 3).toList();
		}

		long logRecordsIn(Loki loki, Duration back) {
			return loki
				.count("sum(count_over_time({service_name=\"%s\"}[%ds]))".formatted(this.service, back.toSeconds()));
		}

		/** One that came twice counts once. */
		long errorsIn(ErrorReceiver receiver) {
			return receiver.messages(this.service + "-errors").stream().distinct().count();
		}

		double pointsIn(Prometheus prometheus, Duration back) {
			return prometheus.sum("count_over_time(foreign_steady{service_name=\"%s\"}[%ds])".formatted(this.service,
					back.toSeconds()));
		}

	}

}
