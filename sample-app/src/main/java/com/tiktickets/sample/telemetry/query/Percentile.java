package com.tiktickets.sample.telemetry.query;

/**
 * Percentiles of sorted values.
 */
final class Percentile {

	private Percentile() {
	}

	/**
	 * Returns the value that the given percentage of the values does not exceed.
	 */
	static long of(long[] sorted, int percent) {
		return (sorted.length > 0) ? sorted[(sorted.length - 1) * percent / 100] : 0;
	}

}
