package com.tiktickets.observability.redaction;

import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import java.util.List;
import java.util.Set;

/**
 * Redacts the values of attributes, and the bodies of log records: by the key, and by
 * what stands in the text. Attributes of the tenant and of the operation, whose values
 * come from the program and not from its data, are passed by. Thread-safe.
 */
public final class AttributeRedactor {

	/** What a text becomes whose redaction failed. */
	static final String FAILED = "[redaction failed]";

	/** Their values are names of the program, of hosts and of classes. */
	private static final Set<String> NAMESPACES = Set.of("code", "thread", "network", "server", "otel", "telemetry",
			"process", "host", "os", "service", "container", "k8s", "deployment");

	/** The shortest telephone number with its area code. */
	private static final long SHORTEST_NUMBER = 1_000_000_000L;

	private final Redactor redactor;

	private final TextRedactor keys;

	private final Set<String> exempt;

	/**
	 * Creates the redactor.
	 * @param redactor redacts texts
	 * @param keys says which keys have values that are replaced as a whole
	 * @param tenantAttribute the attribute of the tenant, which is never redacted
	 */
	public AttributeRedactor(Redactor redactor, TextRedactor keys, AttributeKey<String> tenantAttribute) {
		this.redactor = redactor;
		this.keys = keys;
		this.exempt = Set.of(tenantAttribute.getKey(), SemanticAttributes.EXCEPTION_TYPE.getKey(),
				SemanticAttributes.ERROR_TYPE.getKey(), SemanticAttributes.HTTP_ROUTE.getKey(),
				SemanticAttributes.HTTP_REQUEST_METHOD.getKey(), "whatsapp.session.id", "socket.session.id",
				"messaging.message.id", "messaging.message.conversation_id", "url.scheme", "db.system.name",
				"db.operation.name", "db.namespace", "messaging.system", "messaging.operation.name",
				"messaging.operation.type");
	}

	/**
	 * Redacts a text.
	 * @param text the text
	 * @return the text; the same object if there is nothing to redact
	 */
	public String redact(String text) {
		try {
			return this.redactor.redact(text);
		}
		catch (RuntimeException | StackOverflowError ex) {
			return FAILED;
		}
	}

	/**
	 * Redacts attributes.
	 * @param attributes the attributes
	 * @return the attributes; the same object if there is nothing to redact
	 */
	public Attributes redact(Attributes attributes) {
		AttributesBuilder[] redacted = new AttributesBuilder[1];
		attributes.forEach((key, value) -> {
			Object changed = redacted(key.getKey(), value);
			if (changed != value) {
				redacted[0] = (redacted[0] != null) ? redacted[0] : attributes.toBuilder();
				put(redacted[0], key, changed);
			}
		});
		return (redacted[0] != null) ? redacted[0].build() : attributes;
	}

	@SuppressWarnings("unchecked")
	private static void put(AttributesBuilder builder, AttributeKey<?> key, Object value) {
		if (value instanceof String text) {
			builder.put(AttributeKey.stringKey(key.getKey()), text);
		}
		else {
			builder.put((AttributeKey<Object>) key, value);
		}
	}

	private Object redacted(String key, Object value) {
		if (this.exempt.contains(key) || NAMESPACES.contains(namespace(key))) {
			return value;
		}
		String replacement = this.keys.replacementOf(key);
		if (replacement != null) {
			return replacement;
		}
		if (value instanceof String text) {
			return redact(text);
		}
		if (value instanceof List<?> list) {
			return redact(list);
		}
		return (value instanceof Value<?> any) ? redact(any) : redactedNumber(value);
	}

	private static String namespace(String key) {
		int dot = key.indexOf('.');
		return (dot > 0) ? key.substring(0, dot) : "";
	}

	/** A number may be a telephone number, a CPF or a card as well. */
	private Object redactedNumber(Object value) {
		if (value instanceof Long number && number >= SHORTEST_NUMBER) {
			String text = Long.toString(number);
			String redacted = redact(text);
			return redacted.equals(text) ? value : redacted;
		}
		return value;
	}

	private Object redact(List<?> list) {
		boolean changed = false;
		Object[] redacted = list.toArray();
		for (int i = 0; i < redacted.length; i++) {
			Object one = (redacted[i] instanceof String text) ? redact(text) : redacted[i];
			changed |= one != redacted[i];
			redacted[i] = one;
		}
		return changed ? List.of(redacted) : list;
	}

	/**
	 * Redacts a body, or a part of it.
	 * @param value the body
	 * @return the body; the same object if there is nothing to redact
	 */
	public Value<?> redact(Value<?> value) {
		if (value.getType() == ValueType.STRING) {
			String text = (String) value.getValue();
			String redacted = redact(text);
			return redacted.equals(text) ? value : Value.of(redacted);
		}
		if (value.getType() == ValueType.ARRAY) {
			return Value
				.of(((List<?>) value.getValue()).stream().<Value<?>>map((one) -> redact((Value<?>) one)).toList());
		}
		if (value.getType() == ValueType.KEY_VALUE_LIST) {
			return Value.of(((List<?>) value.getValue()).stream()
				.map((one) -> redact((KeyValue) one))
				.toArray(KeyValue[]::new));
		}
		return value;
	}

	private KeyValue redact(KeyValue pair) {
		String replacement = this.keys.replacementOf(pair.getKey());
		return KeyValue.of(pair.getKey(), (replacement != null) ? Value.of(replacement) : redact(pair.getValue()));
	}

}
