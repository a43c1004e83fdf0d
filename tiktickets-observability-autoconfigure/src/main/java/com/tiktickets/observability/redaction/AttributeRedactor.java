package com.tiktickets.observability.redaction;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.semconv.WhatsAppAttributes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import java.util.ArrayList;
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

	/** Their values are names of the program and of the machine. */
	private static final String[] NAMESPACES = { "code.", "thread.", "telemetry.", "host.", "os.", "service.",
			"container.", "k8s.", "deployment." };

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
				SemanticAttributes.HTTP_REQUEST_METHOD.getKey(), WhatsAppAttributes.SESSION_ID.getKey(),
				TikticketsAttributes.SOCKET_SESSION_ID.getKey());
	}

	/**
	 * Redacts a text.
	 * @param text the text
	 * @return the text; the same object if there is nothing to redact
	 */
	public String redact(String text) {
		try {
			String redacted = this.redactor.redact(text);
			return (redacted != null) ? redacted : FAILED;
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
			Object changed = readable(key.getKey(), value);
			if (changed != value) {
				redacted[0] = (redacted[0] != null) ? redacted[0] : attributes.toBuilder();
				put(redacted[0], key, changed);
			}
		});
		return (redacted[0] != null) ? redacted[0].build() : attributes;
	}

	/** A number that is replaced becomes a text, and so do the numbers beside it. */
	@SuppressWarnings("unchecked")
	private static void put(AttributesBuilder builder, AttributeKey<?> key, Object value) {
		if (value instanceof String text) {
			builder.put(AttributeKey.stringKey(key.getKey()), text);
		}
		else if (value instanceof List<?> list) {
			builder.put(AttributeKey.stringArrayKey(key.getKey()), (List<String>) list);
		}
		else {
			builder.put((AttributeKey<Object>) key, value);
		}
	}

	/**
	 * Redacts one value.
	 * @param key the key of the value
	 * @param value a text, a number, a list of these or a {@link Value}; any other object
	 * is replaced only because of its key
	 * @return the value; the same object if there is nothing to redact
	 */
	public Object redact(String key, Object value) {
		return readable(key, value);
	}

	/** A list that cannot be read now must not be sent when it can be read again. */
	private Object readable(String key, Object value) {
		try {
			return redacted(key, value);
		}
		catch (RuntimeException | StackOverflowError ex) {
			return "[unreadable: " + ex.getClass().getName() + "]";
		}
	}

	private Object redacted(String key, Object value) {
		if (this.exempt.contains(key)) {
			return value;
		}
		String replacement = (value instanceof Boolean) ? null : this.keys.replacementOf(key, value);
		if (replacement != null) {
			return replacement;
		}
		if (isOfProgram(key)) {
			return value;
		}
		if (value instanceof String text) {
			return redact(text);
		}
		if (value instanceof List<?> list) {
			return redact(list);
		}
		return (value instanceof Value<?> any) ? redactPart(any) : redactedNumber(value);
	}

	private static boolean isOfProgram(String key) {
		for (String namespace : NAMESPACES) {
			if (key.startsWith(namespace)) {
				return true;
			}
		}
		return false;
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
		List<String> redacted = new ArrayList<>(list.size());
		for (Object one : list) {
			Object other = (one instanceof String text) ? redact(text) : redactedNumber(one);
			changed |= other != one;
			redacted.add(String.valueOf(other));
		}
		return changed ? List.copyOf(redacted) : list;
	}

	/**
	 * Redacts a body.
	 * @param value the body
	 * @return the body; the same object if there is nothing to redact
	 */
	public Value<?> redact(Value<?> value) {
		try {
			return redactPart(value);
		}
		catch (RuntimeException | StackOverflowError ex) {
			return Value.of(FAILED);
		}
	}

	private Value<?> redactPart(Value<?> value) {
		ValueType type = value.getType();
		if (type == ValueType.STRING || type == ValueType.LONG) {
			Object content = value.getValue();
			Object redacted = (content instanceof String text) ? redact(text) : redactedNumber(content);
			return (redacted != content && redacted instanceof String text) ? Value.of(text) : value;
		}
		if (type == ValueType.ARRAY) {
			return redactArray(value, (List<?>) value.getValue());
		}
		return (type == ValueType.KEY_VALUE_LIST) ? redactPairs(value, (List<?>) value.getValue()) : value;
	}

	private Value<?> redactArray(Value<?> value, List<?> elements) {
		boolean changed = false;
		List<Value<?>> redacted = new ArrayList<>(elements.size());
		for (Object element : elements) {
			Value<?> before = (Value<?>) element;
			Value<?> after = redactPart(before);
			changed |= after != before;
			redacted.add(after);
		}
		return changed ? Value.of(redacted) : value;
	}

	private Value<?> redactPairs(Value<?> value, List<?> pairs) {
		boolean changed = false;
		KeyValue[] redacted = new KeyValue[pairs.size()];
		for (int i = 0; i < redacted.length; i++) {
			KeyValue before = (KeyValue) pairs.get(i);
			redacted[i] = redact(before);
			changed |= redacted[i] != before;
		}
		return changed ? Value.of(redacted) : value;
	}

	private KeyValue redact(KeyValue pair) {
		if (this.exempt.contains(pair.getKey())) {
			return pair;
		}
		String replacement = this.keys.replacementOf(pair.getKey(), pair.getValue().getValue());
		Value<?> value = (replacement != null) ? Value.of(replacement) : redactPart(pair.getValue());
		return (value != pair.getValue()) ? KeyValue.of(pair.getKey(), value) : pair;
	}

}
