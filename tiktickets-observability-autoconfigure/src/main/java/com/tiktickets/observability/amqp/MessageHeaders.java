package com.tiktickets.observability.amqp;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;

/** Reads and writes the headers of messages; what is not text is not read. Stateless. */
public enum MessageHeaders implements TextMapGetter<Message>, TextMapSetter<Message> {

	/** The only one. */
	CARRIER;

	static final String BAGGAGE = "baggage";

	@Override
	public Iterable<String> keys(Message message) {
		return message.getMessageProperties().getHeaders().keySet();
	}

	@Override
	public @Nullable String get(@Nullable Message message, String key) {
		Object value = (message != null) ? message.getMessageProperties().getHeaders().get(key) : null;
		return (value instanceof String text) ? text : null;
	}

	@Override
	public void set(@Nullable Message message, String key, String value) {
		if (message != null) {
			message.getMessageProperties().setHeader(key, value);
		}
	}

}
