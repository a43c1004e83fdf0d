package com.tiktickets.observability.wire;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;

/** Reads a map. */
enum MapGetter implements TextMapGetter<Map<String, String>> {

	GETTER;

	@Override
	public Iterable<String> keys(Map<String, String> carrier) {
		return carrier.keySet();
	}

	@Override
	public String get(Map<String, String> carrier, String key) {
		return carrier.get(key);
	}

}
