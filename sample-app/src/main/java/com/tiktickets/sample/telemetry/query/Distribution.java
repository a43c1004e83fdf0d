package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in one step of a chart.
 */
final class Distribution {

	private double count;

	private double sum;

	private @Nullable Histogram bounds;

	private double[] buckets = new double[0];

	void add(Increase increase, double share) {
		this.count += increase.count() * share;
		this.sum += increase.value() * share;
		Histogram histogram = increase.after();
		if (histogram == null || histogram.buckets() == 0) {
			return;
		}
		if (this.bounds == null) {
			this.bounds = histogram;
			this.buckets = new double[histogram.buckets()];
		}
		for (int i = 0; i < Math.min(this.buckets.length, histogram.buckets()); i++) {
			this.buckets[i] += increase.inBucket(i) * share;
		}
	}

	double count() {
		return this.count;
	}

	/**
	 * Returns the value that this share of the measurements does not exceed, as exactly
	 * as buckets tell; the mean if there are none.
	 */
	@Nullable Double quantile(double share) {
		if (this.count <= 0) {
			return null;
		}
		if (this.bounds == null) {
			return this.sum / this.count;
		}
		double rank = share * this.count;
		double below = 0;
		double lower = 0;
		for (int i = 0; i < this.buckets.length; i++) {
			double upper = this.bounds.upperBound(i);
			if (this.buckets[i] > 0 && below + this.buckets[i] >= rank) {
				return Double.isInfinite(upper) ? lower : lower + (upper - lower) * (rank - below) / this.buckets[i];
			}
			below += this.buckets[i];
			lower = Double.isInfinite(upper) ? lower : upper;
		}
		return lower;
	}

}
