package com.tiktickets.observability.amqp;

import com.tiktickets.observability.semconv.MessagingAttributes;
import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.jspecify.annotations.Nullable;

/** Attempts to process one delivery, all on the thread that has it. */
final class Attempts {

	private static final String RETRY = "retry";

	private static final ContextKey<Attempts> KEY = ContextKey.named("tiktickets-attempts");

	private int count;

	private @Nullable Throwable failure;

	static Context begin(Context context) {
		return context.with(KEY, new Attempts());
	}

	static @Nullable Attempts current() {
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

	void failed(Throwable failure) {
		Throwable cause = failure.getCause();
		this.failure = (cause != null) ? cause : failure;
	}

}
