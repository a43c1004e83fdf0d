package com.tiktickets.sample.telemetry.query;

import java.util.Locale;

/**
 * The ranges of OpenTelemetry's severity numbers.
 */
enum Severity {

	TRACE(1), DEBUG(5), INFO(9), WARN(13), ERROR(17), FATAL(21);

	private final int lowest;

	Severity(int lowest) {
		this.lowest = lowest;
	}

	static Severity of(int number) {
		Severity found = TRACE;
		for (Severity severity : values()) {
			found = (number >= severity.lowest) ? severity : found;
		}
		return found;
	}

	/**
	 * Returns the lowest number of the severity of that name; 0 if there is none.
	 */
	static int lowest(String name) {
		for (Severity severity : values()) {
			if (severity.name().equalsIgnoreCase(name)) {
				return severity.lowest;
			}
		}
		return 0;
	}

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
