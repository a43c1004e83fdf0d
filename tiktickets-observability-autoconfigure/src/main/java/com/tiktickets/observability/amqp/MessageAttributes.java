package com.tiktickets.observability.amqp;

import com.tiktickets.observability.semconv.MessagingAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

/** What spans say of messages, and never of what is in them. */
final class MessageAttributes {

	private MessageAttributes() {
	}

	static void describe(Span span, Message message) {
		MessageProperties properties = message.getMessageProperties();
		span.setAttribute(MessagingAttributes.BODY_SIZE, (long) message.getBody().length);
		if (properties.getMessageId() != null) {
			span.setAttribute(MessagingAttributes.MESSAGE_ID, properties.getMessageId());
		}
		if (properties.getCorrelationId() != null) {
			span.setAttribute(MessagingAttributes.CONVERSATION_ID, properties.getCorrelationId());
		}
	}

	static void describeDelivery(Span span, Message message) {
		describe(span, message);
		MessageProperties properties = message.getMessageProperties();
		span.setAttribute(MessagingAttributes.DELIVERY_TAG, properties.getDeliveryTag());
		if (properties.getReceivedRoutingKey() != null) {
			span.setAttribute(MessagingAttributes.ROUTING_KEY, properties.getReceivedRoutingKey());
		}
	}

	/** Returns where and why a message died last, or {@code null} if it never did. */
	static @Nullable Attributes death(Message message) {
		Object deaths = message.getMessageProperties().getHeaders().get("x-death");
		if (!(deaths instanceof List<?> list) || list.isEmpty() || !(list.get(0) instanceof Map<?, ?> last)) {
			return null;
		}
		AttributesBuilder attributes = Attributes.builder();
		if (last.get("reason") != null) {
			attributes.put(MessagingAttributes.DEATH_REASON, String.valueOf(last.get("reason")));
		}
		if (last.get("queue") != null) {
			attributes.put(MessagingAttributes.DEATH_QUEUE, String.valueOf(last.get("queue")));
		}
		if (last.get("count") instanceof Number count) {
			attributes.put(MessagingAttributes.DEATH_COUNT, count.longValue());
		}
		return attributes.build();
	}

}
