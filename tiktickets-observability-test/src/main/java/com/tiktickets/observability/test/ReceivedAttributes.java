package com.tiktickets.observability.test;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns attributes of the protocol into Java values. */
final class ReceivedAttributes {

	private ReceivedAttributes() {
	}

	static Map<String, Object> of(List<KeyValue> attributes) {
		Map<String, Object> values = new TreeMap<>();
		attributes.forEach((attribute) -> values.put(attribute.getKey(), value(attribute.getValue())));
		return values;
	}

	static String hex(ByteString id) {
		return HexFormat.of().formatHex(id.toByteArray());
	}

	private static Object value(AnyValue value) {
		return switch (value.getValueCase()) {
			case STRING_VALUE -> value.getStringValue();
			case BOOL_VALUE -> value.getBoolValue();
			case INT_VALUE -> value.getIntValue();
			case DOUBLE_VALUE -> value.getDoubleValue();
			case ARRAY_VALUE -> value.getArrayValue().getValuesList().stream().map(ReceivedAttributes::value).toList();
			default -> value.toString();
		};
	}

}
