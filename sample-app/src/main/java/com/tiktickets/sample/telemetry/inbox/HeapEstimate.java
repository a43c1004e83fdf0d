package com.tiktickets.sample.telemetry.inbox;

import java.util.Collection;
import java.util.Map;

/**
 * Estimates the heap that objects take. The estimate is rather too high than too low.
 */
final class HeapEstimate {

	static final int OBJECT = 32;

	private static final int REFERENCE = 8;

	private static final int TEXT = 48;

	private static final int ENTRY = 64;

	private static final int NUMBER = 24;

	private HeapEstimate() {
	}

	static long of(Object thing) {
		if (thing instanceof String text) {
			return ofText(text);
		}
		if (thing instanceof Collection<?> list) {
			return OBJECT + list.stream().mapToLong((element) -> 2 * REFERENCE + of(element)).sum();
		}
		if (thing instanceof Map<?, ?> map) {
			return OBJECT + map.entrySet()
				.stream()
				.mapToLong((entry) -> ENTRY + of(entry.getKey()) + of(entry.getValue()))
				.sum();
		}
		if (thing instanceof Resource resource) {
			return OBJECT + of(resource.service()) + resource.attributes().weight();
		}
		if (thing instanceof MetricSeries series) {
			return series.weight();
		}
		return NUMBER;
	}

	/**
	 * One character beyond Latin-1 makes all of the text twice as wide.
	 */
	private static long ofText(String text) {
		long length = text.length();
		for (int i = 0; i < length; i++) {
			if (text.charAt(i) > 0xFF) {
				return TEXT + 2 * length;
			}
		}
		return TEXT + length;
	}

}
