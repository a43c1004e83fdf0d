package com.tiktickets.observability.amqp;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmListener;
import com.tiktickets.observability.semconv.MessagingAttributes;
import com.tiktickets.observability.semconv.MessagingMetrics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.springframework.amqp.rabbit.connection.ChannelListener;

/**
 * Counts what a broker says of published messages, where an application asks it to
 * confirm them. Thread-safe.
 */
public final class PublisherFeedback implements ChannelListener {

	private static final Attributes ACK = Attributes.of(MessagingAttributes.SYSTEM, Destinations.SYSTEM,
			MessagingAttributes.CONFIRM_OUTCOME, "ack");

	private static final Attributes NACK = Attributes.of(MessagingAttributes.SYSTEM, Destinations.SYSTEM,
			MessagingAttributes.CONFIRM_OUTCOME, "nack");

	private final LongCounter confirms;

	/**
	 * Creates the listener.
	 * @param openTelemetry makes the counters
	 */
	public PublisherFeedback(OpenTelemetry openTelemetry) {
		Meter meter = openTelemetry.getMeter(RabbitTelemetry.SCOPE);
		this.confirms = meter.counterBuilder(MessagingMetrics.PUBLISHER_CONFIRMS)
			.setUnit(MessagingMetrics.UNIT_MESSAGE)
			.setDescription("Published messages by what the broker said of them")
			.build();
	}

	@Override
	public void onCreate(Channel channel, boolean transactional) {
		channel.addConfirmListener(new Confirms());
	}

	/** Knows which numbers below a "multiple" one were confirmed alone. */
	private final class Confirms implements ConfirmListener {

		private final NavigableSet<Long> alone = new TreeSet<>();

		private long confirmedUpTo;

		@Override
		public void handleAck(long number, boolean multiple) {
			PublisherFeedback.this.confirms.add(confirmed(number, multiple), ACK);
		}

		@Override
		public void handleNack(long number, boolean multiple) {
			PublisherFeedback.this.confirms.add(confirmed(number, multiple), NACK);
		}

		private synchronized long confirmed(long number, boolean multiple) {
			long count = 1;
			if (multiple) {
				NavigableSet<Long> counted = this.alone.headSet(number, true);
				count = Math.max(0, number - this.confirmedUpTo - counted.size());
				counted.clear();
				this.confirmedUpTo = Math.max(this.confirmedUpTo, number);
			}
			else {
				this.alone.add(number);
			}
			while (this.alone.remove(this.confirmedUpTo + 1)) {
				this.confirmedUpTo++;
			}
			return count;
		}

	}

}
