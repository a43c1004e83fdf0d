package com.tiktickets.observability.amqp;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.LongString;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.MessagePropertiesConverter;

/**
 * Makes text of the headers that propagators read, or drops them. Spring leaves a header
 * of more than 1,024 bytes as it came; its observation then fails to cast it, before the
 * listener and its error handler are asked, and the broker delivers the message again and
 * again. Other headers are left alone. Thread-safe if its delegate is.
 */
final class PropagationHeaderGuard implements MessagePropertiesConverter {

	/** What other senders may have written; more than that is nobody's trace. */
	private static final int MAX_LENGTH = 8_192;

	private final MessagePropertiesConverter delegate;

	private final List<String> fields;

	PropagationHeaderGuard(MessagePropertiesConverter delegate, Collection<String> fields) {
		this.delegate = delegate;
		this.fields = List.copyOf(fields);
	}

	@Override
	public MessageProperties toMessageProperties(BasicProperties source, @Nullable Envelope envelope, String charset) {
		MessageProperties properties = this.delegate.toMessageProperties(source, envelope, charset);
		for (String field : this.fields) {
			Object value = properties.getHeaders().get(field);
			if (value instanceof LongString text && text.length() <= MAX_LENGTH) {
				properties.setHeader(field, new String(text.getBytes(), StandardCharsets.UTF_8));
			}
			else if (value != null && !(value instanceof String)) {
				properties.getHeaders().remove(field);
			}
		}
		return properties;
	}

	@Override
	public BasicProperties fromMessageProperties(MessageProperties source, String charset) {
		return this.delegate.fromMessageProperties(source, charset);
	}

}
