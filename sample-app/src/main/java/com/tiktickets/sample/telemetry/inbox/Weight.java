package com.tiktickets.sample.telemetry.inbox;

import java.util.Collection;
import java.util.Map;

/**
 * Estimates the heap that items take.
 */
final class Weight {

	static final int OBJECT = 32;

	private static final int SHARED = 64;

	/** Of short texts, most have been seen before and cost nothing; some are unique. */
	private static final int HALF_SHARED = 48;

	private Weight() {
	}

	static int of(Object value) {
		if (value instanceof String text) {
			return (text.length() <= SHARED) ? HALF_SHARED : 56 + text.length();
		}
		if (value instanceof Collection<?> list) {
			return OBJECT + list.stream().mapToInt((element) -> 8 + of(element)).sum();
		}
		if (value instanceof Map<?, ?> map) {
			return OBJECT
					+ map.entrySet().stream().mapToInt((entry) -> 48 + of(entry.getKey()) + of(entry.getValue())).sum();
		}
		return 24;
	}

}
