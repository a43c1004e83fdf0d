package com.tiktickets.observability.metrics;

import java.util.Map;

/**
 * Turns Micrometer's base units, which are English words, into those of the semantic
 * conventions.
 *
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/semconv/general/metrics/#instrument-units">
 * Semantic conventions: units</a>
 */
final class MeterUnits {

	private static final Map<String, String> UNITS = Map.of("seconds", "s", "milliseconds", "ms", "bytes", "By",
			"percent", "%", "min", "min");

	private MeterUnits() {
	}

	static String ucum(String unit) {
		if (unit.isEmpty() || !unit.chars().allMatch(Character::isLetter)) {
			return unit;
		}
		String known = UNITS.get(unit);
		if (known != null || unit.length() < 3) {
			return (known != null) ? known : unit;
		}
		return "{" + (unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit) + "}";
	}

}
