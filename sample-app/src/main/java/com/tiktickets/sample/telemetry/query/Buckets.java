package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.Histogram;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What was measured with the same bounds, added up.
 */
final class Buckets {

	private final Histogram bounds;

	private final double[] counts;

	Buckets(Histogram bounds) {
		this.bounds = bounds;
		this.counts = new double[bounds.buckets()];
	}

	boolean fit(Histogram histogram) {
		return this.bounds.hasBucketsOf(histogram);
	}

	void add(Increase increase, double share) {
		for (int i = 0; i < this.counts.length; i++) {
			this.counts[i] += increase.inBucket(i) * share;
		}
	}

	double count() {
		return DoubleStream.of(this.counts).sum();
	}

	DoubleStream upperBounds() {
		return IntStream.range(0, this.counts.length).mapToDouble(this.bounds::upperBound).filter(Double::isFinite);
	}

	/**
	 * Returns how many measurements are not above a value, if each bucket is evenly
	 * filled. Where the last one ends nobody knows, so all of it is above.
	 */
	double upTo(double value) {
		double sum = 0;
		double lower = 0;
		for (int i = 0; i < this.counts.length; i++) {
			double upper = this.bounds.upperBound(i);
			if (upper <= value) {
				sum += this.counts[i];
			}
			else if (lower < value && Double.isFinite(upper)) {
				sum += this.counts[i] * (value - lower) / (upper - lower);
			}
			lower = upper;
		}
		return sum;
	}

}
