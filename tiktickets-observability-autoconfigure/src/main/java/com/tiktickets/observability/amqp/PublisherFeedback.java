package com.tiktickets.observability.amqp;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmListener;
import com.rabbitmq.client.Return;
import com.tiktickets.observability.semconv.MessagingAttributes;
import com.tiktickets.observability.semconv.MessagingMetrics;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.propagation.Peer;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.ChannelListener;

/**
 * Counts what a broker says of published messages, where an application asks it to:
 * confirms, and those it has no queue for, with a log record in the trace of the message.
 * Thread-safe.
 */
public final class PublisherFeedback implements ChannelListener {

	private static final Logger logger = LoggerFactory.getLogger(PublisherFeedback.class);

	private static final Attributes ACK = Attributes.of(MessagingAttributes.SYSTEM, DestinationNames.SYSTEM,
			MessagingAttributes.CONFIRM_OUTCOME, "ack");

	private static final Attributes NACK = Attributes.of(MessagingAttributes.SYSTEM, DestinationNames.SYSTEM,
			MessagingAttributes.CONFIRM_OUTCOME, "nack");

	private final TenantPropagation propagation;

	private final LongCounter confirms;

	private final LongCounter returns;

	/**
	 * Creates the listener.
	 * @param openTelemetry makes the counters
	 * @param propagation reads returned messages
	 */
	public PublisherFeedback(OpenTelemetry openTelemetry, TenantPropagation propagation) {
		this.propagation = propagation;
		Meter meter = openTelemetry.getMeter(RabbitTelemetry.SCOPE);
		this.confirms = meter.counterBuilder(MessagingMetrics.PUBLISHER_CONFIRMS)
			.setUnit(MessagingMetrics.UNIT_MESSAGE)
			.setDescription("Number of published messages that the broker confirmed with an ack or a nack.")
			.build();
		this.returns = meter.counterBuilder(MessagingMetrics.PUBLISHER_RETURNS)
			.setUnit(MessagingMetrics.UNIT_MESSAGE)
			.setDescription(
					"Number of published messages that the broker returned because it could not route them to a queue.")
			.build();
	}

	@Override
	public void onCreate(Channel channel, boolean transactional) {
		channel.addConfirmListener(new Confirms());
		channel.addReturnListener(this::returned);
	}

	/** What is thrown here would close the connection of the application. */
	private void returned(Return message) {
		try {
			count(message, withHeadersOf(message.getProperties()));
		}
		catch (RuntimeException ex) {
			logger.debug("A returned message could not be counted", ex);
		}
	}

	private void count(Return returned, Message message) {
		Context sender = this.propagation.extract(Context.root(), message, MessageHeaders.CARRIER, Peer.TRUSTED);
		TenantCandidate named = this.propagation.namedBy(message, MessageHeaders.CARRIER);
		TenantId tenant = (named != null) ? TenantId.parse(named.value()) : null;
		String exchange = DestinationNames.exchange(returned.getExchange());
		try (Scope trace = sender.makeCurrent();
				TenantScope scope = TenantContext.makeCurrent((tenant != null) ? tenant : TenantId.UNKNOWN)) {
			this.returns.add(1,
					Attributes.of(MessagingAttributes.SYSTEM, DestinationNames.SYSTEM,
							MessagingAttributes.DESTINATION_NAME, exchange, MessagingAttributes.REPLY_CODE,
							(long) returned.getReplyCode()));
			logger.warn("The broker returned a message that was published to {}: {} {}", exchange,
					returned.getReplyCode(), returned.getReplyText());
		}
	}

	private static Message withHeadersOf(BasicProperties properties) {
		MessageProperties converted = new MessageProperties();
		if (properties.getHeaders() != null) {
			properties.getHeaders().forEach((key, value) -> converted.setHeader(key, String.valueOf(value)));
		}
		return new Message(new byte[0], converted);
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
