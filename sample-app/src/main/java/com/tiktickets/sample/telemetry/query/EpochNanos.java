package com.tiktickets.sample.telemetry.query;

import java.time.Instant;

/**
 * Converts OTLP's nanoseconds since the epoch to instants.
 */
final class EpochNanos {

	private EpochNanos() {
	}

	static Instant toInstant(long nanos) {
		return Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
	}

}
