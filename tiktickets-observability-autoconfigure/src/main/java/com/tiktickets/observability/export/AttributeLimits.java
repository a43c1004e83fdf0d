package com.tiktickets.observability.export;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The user's limits on attributes, applied when an item ends instead of when an attribute
 * is set. The attributes of tenant and error are outside of the limits: the SDK would
 * drop them because they are set late, or cut the id of one tenant to that of another.
 * Immutable.
 *
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/otel/common/#attribute-limits">Attribute
 * limits</a>
 */
public final class AttributeLimits {

	/**
	 * Number of attributes beyond the user's limit that the SDK stores, for the
	 * attributes that are outside of the limit. It bounds the memory of an item whose
	 * attribute names are unbounded.
	 */
	public static final int EXTRA_ATTRIBUTES = 1_000;

	/** Namespaces of the attributes that instrumentations set. */
	private static final Set<String> CONVENTIONS = Set.of("client", "code", "db", "http", "messaging", "network", "rpc",
			"server", "url");

	private final int count;

	private final int length;

	private final Set<String> exempt;

	/**
	 * Creates the limits.
	 * @param count most attributes of an item
	 * @param length most characters of a text
	 * @param tenantAttribute the attribute of the tenant
	 */
	public AttributeLimits(int count, int length, AttributeKey<String> tenantAttribute) {
		this(count, length, exempt(tenantAttribute));
	}

	private AttributeLimits(int count, int length, Set<String> exempt) {
		this.count = count;
		this.length = length;
		this.exempt = exempt;
	}

	/**
	 * Returns the limits with another number of attributes.
	 * @param most the number
	 * @return the limits
	 */
	AttributeLimits withCount(int most) {
		return new AttributeLimits(most, this.length, this.exempt);
	}

	private static Set<String> exempt(AttributeKey<String> tenantAttribute) {
		Set<String> names = new HashSet<>();
		names.add(tenantAttribute.getKey());
		names.add(SemanticAttributes.ERROR_TYPE.getKey());
		names.add(SemanticAttributes.HTTP_RESPONSE_STATUS_CODE.getKey());
		names.add(SemanticAttributes.EXCEPTION_TYPE.getKey());
		names.add(SemanticAttributes.EXCEPTION_MESSAGE.getKey());
		names.add(SemanticAttributes.EXCEPTION_STACKTRACE.getKey());
		names.add(TikticketsAttributes.EXCEPTION_LOGGED.getKey());
		return Set.copyOf(names);
	}

	/**
	 * Returns the attributes within the limits.
	 * @param attributes the attributes
	 * @return the same object if nothing is over a limit
	 */
	Attributes apply(Attributes attributes) {
		if (attributes.size() <= this.count && this.length == Integer.MAX_VALUE) {
			return attributes;
		}
		AttributesBuilder kept = Attributes.builder();
		int left = keep(attributes, kept, true, this.count);
		keep(attributes, kept, false, left);
		return kept.build();
	}

	/**
	 * Attributes of the semantic conventions are kept first, because a span is of little
	 * use without them.
	 */
	private int keep(Attributes attributes, AttributesBuilder kept, boolean conventions, int most) {
		int[] left = { most };
		attributes.forEach((key, value) -> {
			if (isOfConventions(key.getKey()) != conventions) {
				return;
			}
			if (this.exempt.contains(key.getKey())) {
				put(kept, key, value);
			}
			else if (left[0] > 0) {
				left[0]--;
				put(kept, key, cut(value));
			}
		});
		return left[0];
	}

	private boolean isOfConventions(String name) {
		return this.exempt.contains(name) || CONVENTIONS.contains(name.substring(0, Math.max(0, name.indexOf('.'))));
	}

	@SuppressWarnings("unchecked")
	private static void put(AttributesBuilder builder, AttributeKey<?> key, Object value) {
		builder.put((AttributeKey<Object>) key, value);
	}

	private Object cut(Object value) {
		if (this.length == Integer.MAX_VALUE) {
			return value;
		}
		if (value instanceof String text) {
			return cut(text);
		}
		if (value instanceof List<?> list) {
			return list.stream().map(this::cut).toList();
		}
		return (value instanceof Value<?> any) ? cut(any) : value;
	}

	private String cut(String text) {
		return (text.length() > this.length) ? text.substring(0, this.length) : text;
	}

	private Value<?> cut(Value<?> value) {
		if (value.getType() == ValueType.STRING) {
			return Value.of(cut((String) value.getValue()));
		}
		if (value.getType() == ValueType.BYTES) {
			ByteBuffer bytes = (ByteBuffer) value.getValue();
			byte[] cut = new byte[Math.min(bytes.remaining(), this.length)];
			bytes.get(cut);
			return Value.of(cut);
		}
		if (value.getType() == ValueType.ARRAY) {
			return Value.of(((List<?>) value.getValue()).stream().<Value<?>>map((one) -> cut((Value<?>) one)).toList());
		}
		if (value.getType() == ValueType.KEY_VALUE_LIST) {
			return Value.of(((List<?>) value.getValue()).stream()
				.map((one) -> KeyValue.of(((KeyValue) one).getKey(), cut(((KeyValue) one).getValue())))
				.toArray(KeyValue[]::new));
		}
		return value;
	}

}
