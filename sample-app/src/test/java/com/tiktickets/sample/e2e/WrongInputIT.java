package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.Loki.LogLine;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What a service can get wrong: none of it harms another service's telemetry.
 */
@ExtendWith(EndToEndExtension.class)
class WrongInputIT {

	private static final Duration SOON = Duration.ofMinutes(1);

	private final EndToEnd endToEnd;

	private final String service = "wrong-" + UUID.randomUUID();

	private final String neighbour = "right-" + UUID.randomUUID();

	private final String traceId = EndToEnd.newTraceId();

	WrongInputIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT10M", "PT20M", "PT-10M" })
	void telemetryOfAServiceWhoseClockIsWrongArrives(Duration wrong) {
		Instant time = Instant.now().plus(wrong);
		send(time);
		Instant shown = wrong.isNegative() ? time : Instant.now();
		await().atMost(SOON).untilAsserted(() -> {
			assertThat(point(this.service, shown.plusSeconds(5))).isEqualTo(1);
			assertThat(point(this.neighbour, Instant.now())).isEqualTo(1);
			assertThat(this.endToEnd.loki().query("{service_name=\"%s\"}".formatted(this.service))).hasSize(1);
			assertThat(this.endToEnd.traces().trace(this.traceId)).hasSize(1);
		});
		saw("a clock that is wrong by " + wrong,
				"span, log record and point arrive with %s; the point of another service arrives, too"
					.formatted(wrong.isNegative() ? "their time" : "the Collector's time, the span with its own"));
	}

	@Test
	void pointThatIsTooOldIsDroppedAlone() {
		Instant time = Instant.now().minus(Duration.ofDays(20));
		send(time);
		await().atMost(SOON).untilAsserted(() -> assertThat(point(this.neighbour, Instant.now())).isEqualTo(1));
		assertThat(point(this.service, time.plusSeconds(5))).isZero();
		saw("a point of twenty days ago", "dropped by the Collector; the point of another service arrives");
	}

	@Test
	void recordOfTenMegabytesIsRefusedAndTheNextArrives() {
		Otlp otlp = this.endToEnd.otlp();
		int status = otlp.send(logs(this.service, record(Instant.now(), "x".repeat(10_000_000))));
		assertThat(status).isBetween(400, 499);
		assertThat(otlp.send(logs(this.service, record(Instant.now(), "next")))).isEqualTo(200);
		assertThat(lines()).extracting(LogLine::text).containsExactly("next");
		saw("a log record of 10 MB", "refused with %d; the next one arrives".formatted(status));
	}

	@Test
	void stackTraceOf64KilobytesArrivesWholeAndIsOneIssue() {
		StringBuilder trace = new StringBuilder("com.example.Failed: deep\n");
		for (int i = 0; trace.length() < 64_000; i++) {
			trace.append("\tat com.example.Recursion.call(Recursion.java:%d)\n".formatted(i));
		}
		LogRecord.Builder error = record(Instant.now(), "Failed").setSeverityNumberValue(17)
			.setTraceId(com.tiktickets.sample.telemetry.Otlp.id(this.traceId))
			.addAttributes(attribute("exception.type", "com.example.Failed"))
			.addAttributes(attribute("exception.message", "deep"))
			.addAttributes(attribute("exception.stacktrace", trace.toString()));
		assertThat(this.endToEnd.otlp().send(logs(this.service, error))).isEqualTo(200);
		assertThat(lines()).singleElement()
			.satisfies((line) -> assertThat(line.label("exception_stacktrace")).isEqualTo(trace.toString()));
		VectorEvent event = await().atMost(SOON)
			.until(() -> this.endToEnd.errors().events(this.traceId), (found) -> !found.isEmpty())
			.get(0);
		Bugsink bugsink = this.endToEnd.bugsink();
		assertThat(bugsink.post(event.envelope())).isEqualTo(200);
		List<List<JsonNode>> issues = await().atMost(SOON).until(bugsink::issues, (found) -> !found.isEmpty());
		assertThat(issues.get(0).get(0).at("/exception/values/0/stacktrace/frames")).hasSize(128);
		saw("a stack trace of 64 kB", "complete in Loki; one issue with the 128 frames that are nearest to the error");
	}

	private List<LogLine> lines() {
		return await().atMost(SOON)
			.until(() -> this.endToEnd.loki().query("{service_name=\"%s\"}".formatted(this.service)),
					(found) -> !found.isEmpty());
	}

	private void send(Instant time) {
		Otlp otlp = this.endToEnd.otlp();
		assertThat(otlp.send(traces(this.service,
				span(this.traceId, "00f067aa0ba902b7", "", "wrong").setStartTimeUnixNano(nanos(time))
					.setEndTimeUnixNano(nanos(time) + 1))))
			.isEqualTo(200);
		assertThat(otlp.send(logs(this.service, record(time, "wrong")))).isEqualTo(200);
		assertThat(otlp.metrics(point(this.service, nanos(time)) + "," + point(this.neighbour, nanos(Instant.now()))))
			.isEqualTo(200);
	}

	private static LogRecord.Builder record(Instant time, String body) {
		return LogRecord.newBuilder()
			.setTimeUnixNano(nanos(time))
			.setBody(AnyValue.newBuilder().setStringValue(body))
			.addAttributes(attribute("tenant_id", "acme"));
	}

	private static String point(String service, long time) {
		return "{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"%s\"}}]},\"scopeMetrics\":[{\"metrics\":[{\"name\":\"foreign.clock\",\"gauge\":{\"dataPoints\":[{\"timeUnixNano\":\"%d\",\"asInt\":\"1\"}]}}]}]}"
			.formatted(service, time);
	}

	private int point(String service, Instant time) {
		return this.endToEnd.prometheus().query("foreign_clock{service_name=\"%s\"}".formatted(service), time).size();
	}

	private static long nanos(Instant time) {
		return TimeUnit.MILLISECONDS.toNanos(time.toEpochMilli());
	}

	private void saw(String what, String answer) {
		this.endToEnd.validation().saw(Section.BAD_INPUT, "Collector", what, answer);
	}

}
