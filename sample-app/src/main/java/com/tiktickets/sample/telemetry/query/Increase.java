package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.Histogram;
import com.tiktickets.sample.telemetry.inbox.MetricPoint;
import com.tiktickets.sample.telemetry.inbox.MetricSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was added to a sum between two points of its line. A sum that starts anew, because
 * its process did, is counted from its new start.
 *
 * @param series the line
 * @param from nanoseconds since the epoch
 * @param to nanoseconds since the epoch
 * @param value what was added
 * @param before the distribution at the beginning, if it did not begin with nothing
 * @param after the distribution at the end, of histograms only
 */
record Increase(MetricSeries series, long from, long to, double value, @Nullable Histogram before,
		@Nullable Histogram after) {

	static List<Increase> between(List<List<MetricPoint>> lines) {
		NavigableSet<Long> exports = new TreeSet<>();
		lines.forEach((line) -> line.forEach((point) -> exports.add(point.time())));
		List<Increase> increases = new ArrayList<>();
		for (List<MetricPoint> line : lines) {
			MetricPoint before = null;
			for (MetricPoint point : line) {
				Increase increase = between(before, point, exports);
				if (increase != null) {
					increases.add(increase);
				}
				before = point;
			}
		}
		return increases;
	}

	/**
	 * The first point of a line is all new if others were exported before it, or if the
	 * sum began a moment ago; otherwise nobody knows when it grew.
	 */
	private static @Nullable Increase between(@Nullable MetricPoint before, MetricPoint point,
			NavigableSet<Long> exports) {
		MetricSeries series = point.series();
		if (before != null && !series.delta() && !startsAnew(before, point)) {
			return new Increase(series, before.time(), point.time(), point.value() - before.value(), before.histogram(),
					point.histogram());
		}
		Long previous = exports.lower(point.time());
		if (previous == null && point.start() == 0) {
			return null;
		}
		long from = Math.max(point.start(), (previous != null) ? previous : point.start());
		return new Increase(series, from, point.time(), point.value(), null, point.histogram());
	}

	private static boolean startsAnew(MetricPoint before, MetricPoint point) {
		Histogram earlier = before.histogram();
		Histogram later = point.histogram();
		boolean shrank = (earlier != null && later != null) ? later.count() < earlier.count()
				: point.value() < before.value();
		return shrank || (before.start() != point.start() && point.start() >= before.time());
	}

	double count() {
		return (this.after == null) ? this.value
				: this.after.count() - ((this.before != null) ? this.before.count() : 0);
	}

	double inBucket(int bucket) {
		if (this.after == null) {
			return 0;
		}
		return this.after.countOf(bucket)
				- ((this.before != null && this.before.hasBucketsOf(this.after)) ? this.before.countOf(bucket) : 0);
	}
}
