package com.tiktickets.observability.benchmarks;

/**
 * What a variant lost beyond its limit.
 *
 * @param lost items that were made and did not arrive
 * @param counted items that the process says it has lost
 */
record Overload(long lost, long counted) {

	long uncounted() {
		return Math.max(0, this.lost - this.counted);
	}

}
