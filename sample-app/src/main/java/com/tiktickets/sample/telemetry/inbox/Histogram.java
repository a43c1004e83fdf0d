package com.tiktickets.sample.telemetry.inbox;

import java.util.Arrays;
import java.util.List;

/**
 * A distribution in buckets. Immutable.
 */
public final class Histogram {

	private final long count;

	private final double[] bounds;

	private final long[] counts;

	Histogram(long count, List<Double> bounds, List<Long> counts) {
		this.count = count;
		this.bounds = bounds.stream().mapToDouble(Double::doubleValue).toArray();
		this.counts = counts.stream().mapToLong(Long::longValue).toArray();
	}

	/**
	 * Returns how many measurements there were.
	 * @return the number
	 */
	public long count() {
		return this.count;
	}

	/**
	 * Returns how many buckets there are.
	 * @return the number; 0 if only count and sum are known
	 */
	public int buckets() {
		return this.counts.length;
	}

	/**
	 * Returns how many measurements are in a bucket.
	 * @param bucket the bucket
	 * @return the number
	 */
	public long countOf(int bucket) {
		return this.counts[bucket];
	}

	/**
	 * Returns where a bucket ends.
	 * @param bucket the bucket
	 * @return its upper bound, infinite for the last one
	 */
	public double upperBound(int bucket) {
		return (bucket < this.bounds.length) ? this.bounds[bucket] : Double.POSITIVE_INFINITY;
	}

	/**
	 * Tells whether another one has the same buckets.
	 * @param other the other one
	 * @return whether their counts can be added up
	 */
	public boolean hasBucketsOf(Histogram other) {
		return this.counts.length == other.counts.length && Arrays.equals(this.bounds, other.bounds);
	}

	long weight() {
		return 80 + 8L * (this.bounds.length + this.counts.length);
	}

}
