package com.tiktickets.sample.telemetry.query;

import java.time.Instant;

/**
 * OTLP's nanoseconds since the epoch as instants.
 */
final class Times {

	private Times() {
	}

	static Instant instant(long nanos) {
		return Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
	}

	/**
	 * Returns a value that so many percent of the others do not exceed.
	 */
	static long percentile(long[] sorted, int percent) {
		return (sorted.length > 0) ? sorted[(sorted.length - 1) * percent / 100] : 0;
	}

}
