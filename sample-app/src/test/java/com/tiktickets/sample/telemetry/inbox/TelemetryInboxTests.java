package com.tiktickets.sample.telemetry.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.telemetry.Otlp;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.util.unit.DataSize;

class TelemetryInboxTests {

	@Test
	void newestStayWhenTheMemoryIsFull() {
		TelemetryInbox inbox = FilledInbox.with(Clock.systemUTC(), DataSize.ofKilobytes(100), spans(2_000));

		assertThat(inbox.spans()).hasSizeBetween(50, 500).last().extracting(SpanRecord::name).isEqualTo("span 1999");
		assertThat(inbox.usage().bytes()).isLessThanOrEqualTo(DataSize.ofKilobytes(100).toBytes());
		assertThat(inbox.usage().spans().dropped()).isEqualTo(2_000 - inbox.spans().size());
	}

	@Test
	void itemHeavierThanTheMemoryIsNotKept() {
		Span.Builder heavy = span(1).addAttributes(Otlp.attribute("payload", "x".repeat(100_000)));

		TelemetryInbox inbox = FilledInbox.with(Clock.systemUTC(), DataSize.ofKilobytes(100),
				Otlp.traces("shop", heavy));

		assertThat(inbox.spans()).isEmpty();
		assertThat(inbox.usage().bytes()).isZero();
	}

	@Test
	void oldOnesGoThoughNothingArrives() {
		AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
		Clock clock = Mockito.mock();
		Mockito.when(clock.millis()).thenAnswer((call) -> now.get().toEpochMilli());
		TelemetryInbox inbox = FilledInbox.with(clock, DataSize.ofMegabytes(1), spans(10));
		assertThat(inbox.spans()).hasSize(10);

		now.set(Instant.EPOCH.plus(Duration.ofMinutes(16)));

		assertThat(inbox.spans()).isEmpty();
	}

	@Test
	void valueIsCutAtALengthThatNobodyReads() {
		Span.Builder huge = span(1).addAttributes(Otlp.attribute("payload", "x".repeat(1_000_000)));

		TelemetryInbox inbox = FilledInbox.with(Otlp.traces("shop", huge));

		assertThat(inbox.spans().get(0).attributes().text("payload")).hasSizeBetween(100_000, 200_000);
	}

	private static ExportTraceServiceRequest spans(int count) {
		return Otlp.traces("shop",
				IntStream.range(0, count).mapToObj(TelemetryInboxTests::span).toArray(Span.Builder[]::new));
	}

	private static Span.Builder span(int number) {
		return Otlp.span("%032x".formatted(number + 1), "%016x".formatted(number + 1), "", "span " + number);
	}

}
