package com.tiktickets.observability.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes attributes and values as OTLP has them. Names of attributes are few, and encoded
 * once. Thread-safe.
 *
 * @see <a href=
 * "https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/common/v1/common.proto">common.proto</a>
 */
final class AttributeEncoder {

	private static final int KEY_VALUE_KEY = 1;

	private static final int KEY_VALUE_VALUE = 2;

	private static final int ANY_STRING = 1;

	private static final int ANY_BOOL = 2;

	private static final int ANY_INT = 3;

	private static final int ANY_DOUBLE = 4;

	private static final int ANY_ARRAY = 5;

	private static final int ANY_LIST = 6;

	private static final int ANY_BYTES = 7;

	/** Of an array as well as of a list of keys and values. */
	private static final int VALUES = 1;

	/** Bounds the memory for an application that generates names without bound. */
	private static final int MOST_KEYS = 1_000;

	private static final Map<String, byte[]> KEYS = new ConcurrentHashMap<>();

	private AttributeEncoder() {
	}

	static void write(ProtobufWriter writer, int field, Attributes attributes) {
		attributes.forEach((key, value) -> write(writer, field, key, value));
	}

	private static void write(ProtobufWriter writer, int field, AttributeKey<?> key, Object value) {
		if (value instanceof String text
				&& writer.shortPair(field, key(key.getKey()), KEY_VALUE_VALUE, ANY_STRING, text)) {
			return;
		}
		int pair = writer.begin(field);
		writer.raw(key(key.getKey()));
		int any = writer.begin(KEY_VALUE_VALUE);
		switch (key.getType()) {
			case STRING_ARRAY, BOOLEAN_ARRAY, LONG_ARRAY, DOUBLE_ARRAY -> readableArray(writer, (List<?>) value);
			case VALUE -> value(writer, (Value<?>) value);
			default -> scalar(writer, value);
		}
		writer.end(any);
		writer.end(pair);
	}

	private static byte[] key(String key) {
		byte[] known = KEYS.get(key);
		if (known != null) {
			return known;
		}
		ProtobufWriter writer = new ProtobufWriter(key.length() + 2);
		writer.string(KEY_VALUE_KEY, key);
		byte[] encoded = writer.toByteArray();
		if (KEYS.size() < MOST_KEYS) {
			KEYS.put(key, encoded);
		}
		return encoded;
	}

	private static void scalar(ProtobufWriter writer, Object value) {
		if (value instanceof String text) {
			writer.stringOfChoice(ANY_STRING, text);
		}
		else if (value instanceof Long number) {
			writer.numberOfChoice(ANY_INT, number);
		}
		else if (value instanceof Boolean truth) {
			writer.numberOfChoice(ANY_BOOL, truth ? 1 : 0);
		}
		else if (value instanceof Double number) {
			writer.fixed64OfChoice(ANY_DOUBLE, Double.doubleToRawLongBits(number));
		}
		else {
			throw new IllegalArgumentException("No attribute has a value of " + value.getClass());
		}
	}

	/** The list belongs to the application and may throw while it is read. */
	private static void readableArray(ProtobufWriter writer, List<?> values) {
		int before = writer.size();
		try {
			array(writer, values);
		}
		catch (RuntimeException | StackOverflowError | LinkageError ex) {
			writer.rewind(before);
			scalar(writer, ReadableText.unreadable(ex));
		}
	}

	private static void array(ProtobufWriter writer, List<?> values) {
		int array = writer.begin(ANY_ARRAY);
		for (Object value : values) {
			int element = writer.begin(VALUES);
			if (value != null) {
				scalar(writer, value);
			}
			writer.end(element);
		}
		writer.end(array);
	}

	/** The body of a log record, or an attribute that is not flat. */
	static void value(ProtobufWriter writer, Value<?> value) {
		switch (value.getType()) {
			case ARRAY -> values(writer, value);
			case KEY_VALUE_LIST -> pairs(writer, value);
			case BYTES -> bytes(writer, value);
			case EMPTY -> {
			}
			default -> scalar(writer, value.getValue());
		}
	}

	private static void values(ProtobufWriter writer, Value<?> value) {
		int array = writer.begin(ANY_ARRAY);
		for (Object element : (List<?>) value.getValue()) {
			int any = writer.begin(VALUES);
			value(writer, (Value<?>) element);
			writer.end(any);
		}
		writer.end(array);
	}

	private static void pairs(ProtobufWriter writer, Value<?> value) {
		int list = writer.begin(ANY_LIST);
		for (Object element : (List<?>) value.getValue()) {
			KeyValue keyValue = (KeyValue) element;
			int pair = writer.begin(VALUES);
			writer.raw(key(keyValue.getKey()));
			int any = writer.begin(KEY_VALUE_VALUE);
			value(writer, keyValue.getValue());
			writer.end(any);
			writer.end(pair);
		}
		writer.end(list);
	}

	private static void bytes(ProtobufWriter writer, Value<?> value) {
		ByteBuffer buffer = (ByteBuffer) value.getValue();
		byte[] content = new byte[buffer.remaining()];
		buffer.get(content);
		writer.bytes(ANY_BYTES, content);
	}

}
