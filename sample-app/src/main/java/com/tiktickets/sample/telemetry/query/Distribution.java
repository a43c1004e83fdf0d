package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.Histogram;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in one step of a chart. Services may have measured it with different
 * bounds.
 */
final class Distribution {

	private double count;

	private double sum;

	private final List<Buckets> buckets = new ArrayList<>(1);

	void add(Increase increase, double share) {
		this.count += increase.count() * share;
		this.sum += increase.value() * share;
		Histogram histogram = increase.after();
		if (histogram != null && histogram.buckets() > 1) {
			bucketsFor(histogram).add(increase, share);
		}
	}

	private Buckets bucketsFor(Histogram histogram) {
		for (Buckets known : this.buckets) {
			if (known.fit(histogram)) {
				return known;
			}
		}
		Buckets added = new Buckets(histogram);
		this.buckets.add(added);
		return added;
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
		double inBuckets = this.buckets.stream().mapToDouble(Buckets::count).sum();
		return (inBuckets > 0) ? valueAt(share * inBuckets) : this.sum / this.count;
	}

	/**
	 * Between two neighbours of all bounds, each service's share grows evenly, and so do
	 * all together.
	 */
	private double valueAt(double rank) {
		double[] bounds = this.buckets.stream().flatMapToDouble(Buckets::upperBounds).distinct().sorted().toArray();
		double lower = 0;
		double below = 0;
		for (double upper : bounds) {
			double upTo = this.buckets.stream().mapToDouble((each) -> each.upTo(upper)).sum();
			if (upTo > below && upTo >= rank) {
				return lower + (upper - lower) * (rank - below) / (upTo - below);
			}
			lower = upper;
			below = upTo;
		}
		return lower;
	}

}
