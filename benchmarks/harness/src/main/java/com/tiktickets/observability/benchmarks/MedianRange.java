package com.tiktickets.observability.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * The median of what was measured, and how far it reached.
 *
 * @param median the median
 * @param min the least
 * @param max the most
 */
record MedianRange(double median, double min, double max) {

	static final MedianRange EMPTY = new MedianRange(Double.NaN, Double.NaN, Double.NaN);

	static MedianRange of(Collection<Double> values) {
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).sorted().toArray();
		if (sorted.length == 0) {
			return EMPTY;
		}
		return new MedianRange(percentile(sorted, 0.5), sorted[0], sorted[sorted.length - 1]);
	}

	/** Between two values by linear interpolation. */
	static double percentile(double[] values, double share) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		double position = share * (sorted.length - 1);
		int below = (int) Math.floor(position);
		int above = (int) Math.ceil(position);
		return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
	}

	boolean isEmpty() {
		return Double.isNaN(this.median);
	}

	String text(int decimals) {
		if (isEmpty()) {
			return "–";
		}
		String number = "%." + decimals + "f";
		return String.format(Locale.ROOT, number + " [" + number + "–" + number + "]", this.median, this.min, this.max);
	}

}
