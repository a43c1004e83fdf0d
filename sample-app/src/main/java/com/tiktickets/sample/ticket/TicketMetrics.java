package com.tiktickets.sample.ticket;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What a desk is measured by. Only committed changes count.
 */
@Component
class TicketMetrics {

	private static final AttributeKey<String> CHANNEL = AttributeKey.stringKey("channel");

	private static final AttributeKey<String> QUEUE = AttributeKey.stringKey("queue");

	private static final String TICKETS = "{ticket}";

	/**
	 * People answer in minutes, hours and days; the SDK's default buckets end at ten
	 * thousand seconds.
	 */
	private static final List<Double> HUMAN_SECONDS = List.of(1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 1_800.0, 3_600.0,
			14_400.0, 28_800.0, 86_400.0, 259_200.0, 604_800.0);

	private final LongCounter opened;

	private final LongCounter closed;

	private final LongGauge open;

	private final DoubleHistogram firstResponse;

	private final DoubleHistogram resolution;

	TicketMetrics(OpenTelemetry openTelemetry) {
		Meter meter = openTelemetry.getMeter("com.tiktickets.sample");
		this.opened = counter(meter, "ticket.opened", "Number of tickets that were opened.");
		this.closed = counter(meter, "ticket.closed", "Number of tickets that were closed.");
		this.open = meter.gaugeBuilder("ticket.open")
			.ofLongs()
			.setUnit(TICKETS)
			.setDescription("Number of tickets that are not closed.")
			.build();
		this.firstResponse = duration(meter, "ticket.first_response.duration",
				"Duration from opening a ticket until its first answer.");
		this.resolution = duration(meter, "ticket.resolution.duration",
				"Duration from opening a ticket until it is closed.");
	}

	@TransactionalEventListener
	void opened(TicketEvent.Opened event) {
		this.opened.add(1, attributes(event.ticket()));
	}

	@TransactionalEventListener
	void answered(TicketEvent.Answered event) {
		if (event.first()) {
			record(this.firstResponse, event.ticket(), event.ticket().lastActivityAt());
		}
	}

	@TransactionalEventListener
	void closed(TicketEvent.Closed event) {
		this.closed.add(1, attributes(event.ticket()));
		record(this.resolution, event.ticket(), event.ticket().lastActivityAt());
	}

	/**
	 * Sets the gauge for one tenant, zeros included: a queue that was emptied must not go
	 * on showing its last count.
	 */
	void open(List<OpenTickets> counts) {
		for (Channel channel : Channel.values()) {
			for (Queue queue : Queue.values()) {
				long count = counts.stream()
					.filter((open) -> open.channel() == channel && open.queue() == queue)
					.mapToLong(OpenTickets::count)
					.sum();
				this.open.set(count, attributes(channel, queue));
			}
		}
	}

	private static void record(DoubleHistogram histogram, Ticket ticket, Instant until) {
		Duration duration = Duration.between(ticket.openedAt(), until);
		histogram.record(duration.toNanos() / 1e9, attributes(ticket));
	}

	private static Attributes attributes(Ticket ticket) {
		return attributes(ticket.channel(), ticket.queue());
	}

	private static Attributes attributes(Channel channel, Queue queue) {
		return Attributes.of(CHANNEL, channel.value(), QUEUE, queue.value());
	}

	private static LongCounter counter(Meter meter, String name, String description) {
		return meter.counterBuilder(name).setUnit(TICKETS).setDescription(description).build();
	}

	private static DoubleHistogram duration(Meter meter, String name, String description) {
		return meter.histogramBuilder(name)
			.setUnit("s")
			.setDescription(description)
			.setExplicitBucketBoundariesAdvice(HUMAN_SECONDS)
			.build();
	}

}
