package com.tiktickets.sample.ticket;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketMetricsTests {

	private static final Attributes WHATSAPP_SUPPORT = Attributes.of(AttributeKey.stringKey("channel"), "whatsapp",
			AttributeKey.stringKey("queue"), "support");

	private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

	private static final Reply REPLY = new Reply(UUID.randomUUID(), "ana", "Please reload.", NINE);

	private final InMemoryMetricReader reader = InMemoryMetricReader.create();

	private final TicketMetrics metrics = new TicketMetrics(OpenTelemetrySdk.builder()
		.setMeterProvider(SdkMeterProvider.builder().registerMetricReader(this.reader).build())
		.build());

	private final Ticket ticket = Ticket.opened("acme",
			new OpenTicketRequest("Subject", "Message", Channel.WHATSAPP, null, null), NINE);

	@Test
	void openedTicketIsCounted() {
		this.metrics.opened(new TicketEvent.Opened(this.ticket));

		assertThat(metric("ticket.opened")).hasUnit("{ticket}")
			.hasLongSumSatisfying(
					(sum) -> sum.hasPointsSatisfying((point) -> point.hasValue(1).hasAttributes(WHATSAPP_SUPPORT)));
	}

	@Test
	void firstAnswerIsMeasuredInSecondsAndLaterOnesAreNot() {
		this.metrics.answered(new TicketEvent.Answered(this.ticket.answered(NINE.plusSeconds(90)), REPLY, true));
		this.metrics.answered(new TicketEvent.Answered(this.ticket.answered(NINE.plusSeconds(900)), REPLY, false));

		assertThat(metric("ticket.first_response.duration")).hasUnit("s")
			.hasHistogramSatisfying((histogram) -> histogram
				.hasPointsSatisfying((point) -> point.hasCount(1).hasSum(90).hasAttributes(WHATSAPP_SUPPORT)));
	}

	@Test
	void closedTicketIsCountedAndMeasuredFromItsOpening() {
		this.metrics.closed(
				new TicketEvent.Closed(this.ticket.closed(NINE.plusSeconds(3_600)), TicketEvent.Closed.Reason.AGENT));

		assertThat(metric("ticket.closed")).hasLongSumSatisfying(
				(sum) -> sum.hasPointsSatisfying((point) -> point.hasValue(1).hasAttributes(WHATSAPP_SUPPORT)));
		assertThat(metric("ticket.resolution.duration")).hasHistogramSatisfying(
				(histogram) -> histogram.hasPointsSatisfying((point) -> point.hasCount(1).hasSum(3_600)));
	}

	@Test
	void emptiedQueueShowsZero() {
		this.metrics.open(List.of(new OpenTickets(Channel.WHATSAPP, Queue.SUPPORT, 3)));
		this.metrics.open(List.of());

		assertThat(metric("ticket.open").getLongGaugeData().getPoints()).hasSize(9)
			.allSatisfy((point) -> assertThat(point.getValue()).isZero());
	}

	private MetricData metric(String name) {
		return this.reader.collectAllMetrics()
			.stream()
			.filter((metric) -> metric.getName().equals(name))
			.findAny()
			.orElseThrow();
	}

}
