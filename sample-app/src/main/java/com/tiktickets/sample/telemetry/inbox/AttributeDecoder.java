package com.tiktickets.sample.telemetry.inbox;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decodes what all signals have: attributes, ids, texts.
 */
final class AttributeDecoder {

	static final String TENANT = "tenant_id";

	/** Longer than any value worth reading, short enough to hold some hundred of them. */
	private static final int LONGEST = 128 * 1024;

	/** A trace's; a span's is half as long. */
	private static final int LONGEST_ID = 16;

	private static final HexFormat HEX = HexFormat.of();

	private final StringInterner strings = new StringInterner();

	Attributes attributes(List<KeyValue> pairs) {
		if (pairs.isEmpty()) {
			return Attributes.NONE;
		}
		String[] keys = new String[pairs.size()];
		Object[] values = new Object[pairs.size()];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = text(pairs.get(i).getKey());
			values[i] = value(pairs.get(i).getValue());
		}
		return new Attributes(keys, values);
	}

	Object value(AnyValue value) {
		return switch (value.getValueCase()) {
			case STRING_VALUE -> text(value.getStringValue());
			case BOOL_VALUE -> value.getBoolValue();
			case INT_VALUE -> value.getIntValue();
			case DOUBLE_VALUE -> value.getDoubleValue();
			case ARRAY_VALUE -> {
				List<Object> list = new ArrayList<>();
				value.getArrayValue().getValuesList().forEach((element) -> list.add(value(element)));
				yield list;
			}
			case KVLIST_VALUE -> {
				Map<String, Object> map = new LinkedHashMap<>();
				value.getKvlistValue()
					.getValuesList()
					.forEach((pair) -> map.put(text(pair.getKey()), value(pair.getValue())));
				yield map;
			}
			case BYTES_VALUE -> text(Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray()));
			default -> "";
		};
	}

	String text(AnyValue value) {
		return text(value(value).toString());
	}

	String text(String text) {
		return this.strings.intern((text.length() <= LONGEST) ? text : text.substring(0, LONGEST));
	}

	String id(ByteString sent) {
		ByteString id = sent.substring(0, Math.min(LONGEST_ID, sent.size()));
		for (int i = 0; i < id.size(); i++) {
			if (id.byteAt(i) != 0) {
				return this.strings.intern(HEX.formatHex(id.toByteArray()));
			}
		}
		return "";
	}

	static String tenant(Attributes attributes, Resource resource) {
		String own = attributes.text(TENANT);
		return own.isEmpty() ? resource.attributes().text(TENANT) : own;
	}

}
