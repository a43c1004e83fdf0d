package com.tiktickets.observability.amqp;

import com.tiktickets.observability.semconv.MessagingAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import java.util.List;

/**
 * An operation on RabbitMQ messages that Spring does not observe: a batch, or a message
 * that the application asks for.
 *
 * @param name {@code receive} or {@code process}
 * @param source the queue, or the exchange where the queue is not known
 * @param details further attributes of its span
 * @param senders the messages and who sent them
 */
record MessageOperation(String name, String source, Attributes details, List<Sender> senders) {

	String spanName() {
		return this.name + " " + this.source;
	}

	Attributes attributes() {
		return Attributes.builder()
			.putAll(this.details)
			.put(MessagingAttributes.SYSTEM, DestinationNames.SYSTEM)
			.put(MessagingAttributes.DESTINATION_NAME, this.source)
			.put(MessagingAttributes.OPERATION_NAME, this.name)
			.put(MessagingAttributes.OPERATION_TYPE, this.name)
			.build();
	}

	/**
	 * The sender of a message.
	 *
	 * @param span the span that published it, invalid if it is not known
	 * @param attributes of the link
	 */
	record Sender(SpanContext span, Attributes attributes) {

	}

}
