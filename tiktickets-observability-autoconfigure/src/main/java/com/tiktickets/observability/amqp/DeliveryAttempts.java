package com.tiktickets.observability.amqp;

import com.tiktickets.observability.semconv.MessagingAttributes;
import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;

/** Attempts to process one delivery, all on the thread that has it. */
final class DeliveryAttempts {

	private static final String RETRY = "retry";

	private static final ContextKey<DeliveryAttempts> KEY = ContextKey.named("tiktickets-attempts");

	private int count;

	private @Nullable Throwable failure;

	static Context begin(Context context) {
		return context.with(KEY, new DeliveryAttempts());
	}

	static @Nullable DeliveryAttempts current() {
		return Context.current().get(KEY);
	}

	/** From the second on, an attempt is an event of the span of its delivery. */
	void next() {
		this.count++;
		if (this.count > 1) {
			AttributesBuilder attributes = Attributes.builder()
				.put(MessagingAttributes.DELIVERY_ATTEMPT, (long) this.count);
			if (this.failure != null) {
				attributes.put(SemanticAttributes.ERROR_TYPE, this.failure.getClass().getName());
			}
			Span.current().addEvent(RETRY, attributes.build());
		}
	}

	/**
	 * Where a failed message is delivered again, each attempt is a delivery of its own.
	 * Quorum queues say how many there were.
	 */
	static void redelivered(Span span, MessageProperties properties) {
		if (Boolean.TRUE.equals(properties.isRedelivered())) {
			Object before = properties.getHeaders().get("x-delivery-count");
			span.addEvent(RETRY, (before instanceof Number count)
					? Attributes.of(MessagingAttributes.DELIVERY_ATTEMPT, count.longValue() + 1) : Attributes.empty());
		}
	}

	void failed(Throwable failure) {
		Throwable cause = failure.getCause();
		this.failure = (cause != null) ? cause : failure;
	}

}
