package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.Loki.LogLine;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What waited somewhere during a long outage is taken although newer items of the same
 * stream, series and trace have arrived before: it is older than each backend accepts by
 * default. Loki takes records that are an hour behind their stream, Prometheus no point
 * that is behind its series, and a trace is decided on after seconds.
 */
@ExtendWith(EndToEndExtension.class)
class LateDataIT {

	private static final Duration SOON = Duration.ofMinutes(2);

	private final EndToEnd endToEnd;

	private final String service = "late-" + UUID.randomUUID();

	private final Instant now = Instant.now();

	LateDataIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@Test
	void pointThatWaitedForDaysIsTakenAfterNewerOnes() {
		Instant then = this.now.minus(Duration.ofDays(10));
		String query = "foreign_late{service_name=\"%s\"}".formatted(this.service);
		sendPoint(this.now, 2);
		await().atMost(SOON).untilAsserted(() -> assertThat(this.endToEnd.prometheus().query(query)).isNotEmpty());
		sendPoint(then, 1);
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.endToEnd.prometheus().query(query, then)).singleElement()
				.satisfies((series) -> assertThat(series.path("value").get(1).asString()).isEqualTo("1")));
		saw("Prometheus", query, "the point of ten days ago, although it was sent after a current point");
	}

	@Test
	void recordThatIsHoursBehindItsStreamIsTaken() {
		String query = "{service_name=\"%s\"}".formatted(this.service);
		this.endToEnd.otlp().send(record("current", this.now));
		await().atMost(SOON).untilAsserted(() -> assertThat(this.endToEnd.loki().query(query)).hasSize(1));
		this.endToEnd.otlp().send(record("late", this.now.minus(Duration.ofHours(20))));
		await().atMost(SOON)
			.untilAsserted(
					() -> assertThat(this.endToEnd.loki().query(query, Duration.ofHours(24))).extracting(LogLine::text)
						.containsExactlyInAnyOrder("current", "late"));
		saw("Loki", "a record that is 20 hours older than the newest one of its stream", "both are found");
	}

	/**
	 * {@link SamplingIT} has a Collector that keeps few traces, and that no longer holds
	 * the trace.
	 */
	@Test
	void spanThatIsHoursBehindItsTraceJoinsIt() {
		String traceId = EndToEnd.newTraceId();
		this.endToEnd.otlp().send(server(traceId, "00f067aa0ba902b7", "current", this.now));
		await().atMost(SOON).untilAsserted(() -> assertThat(this.endToEnd.traces().trace(traceId)).hasSize(1));
		this.endToEnd.otlp().send(server(traceId, "00f067aa0ba902b8", "late", this.now.minus(Duration.ofHours(20))));
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.endToEnd.traces().trace(traceId)).extracting(Traces.Span::name)
				.containsExactlyInAnyOrder("current", "late"));
		saw("Jaeger", "a span that is 20 hours older than its trace, which was decided on", "both are in the trace");
	}

	private ExportTraceServiceRequest server(String traceId, String spanId, String name, Instant time) {
		return traces(this.service,
				span(traceId, spanId, "", name).setStartTimeUnixNano(nanos(time))
					.setEndTimeUnixNano(nanos(time) + 1)
					.addAttributes(attribute("tenant_id", "acme")));
	}

	private ExportLogsServiceRequest record(String body, Instant time) {
		return logs(this.service,
				LogRecord.newBuilder()
					.setTimeUnixNano(nanos(time))
					.setBody(AnyValue.newBuilder().setStringValue(body))
					.addAttributes(attribute("tenant_id", "acme")));
	}

	private void sendPoint(Instant time, int value) {
		this.endToEnd.otlp()
			.metrics(
					"{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"%s\"}}]},\"scopeMetrics\":[{\"metrics\":[{\"name\":\"foreign.late\",\"gauge\":{\"dataPoints\":[{\"timeUnixNano\":\"%d\",\"asInt\":\"%d\"}]}}]}]}"
						.formatted(this.service, nanos(time), value));
	}

	private static long nanos(Instant time) {
		return TimeUnit.MILLISECONDS.toNanos(time.toEpochMilli());
	}

	private void saw(String backend, String query, String answer) {
		this.endToEnd.validation().saw(Section.DELIVERY, backend, query, answer);
	}

}
