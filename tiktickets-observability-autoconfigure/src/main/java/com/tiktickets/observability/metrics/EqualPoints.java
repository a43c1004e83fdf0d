package com.tiktickets.observability.metrics;

import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up points that have the same attributes. The SDK's factories keep few or no
 * exemplars.
 */
final class EqualPoints {

	private EqualPoints() {
	}

	static LongPointData add(LongPointData first, LongPointData second) {
		LongPointData sum = LongPointData.create(Math.min(first.getStartEpochNanos(), second.getStartEpochNanos()),
				Math.max(first.getEpochNanos(), second.getEpochNanos()), first.getAttributes(),
				first.getValue() + second.getValue());
		return new LongPointCopy(sum, sum.getAttributes(), second.getExemplars());
	}

	static DoublePointData add(DoublePointData first, DoublePointData second) {
		return DoublePointData.create(Math.min(first.getStartEpochNanos(), second.getStartEpochNanos()),
				Math.max(first.getEpochNanos(), second.getEpochNanos()), first.getAttributes(),
				first.getValue() + second.getValue(), second.getExemplars());
	}

	/** Points of one instrument have the same buckets, unless a view was changed. */
	static HistogramPointData add(HistogramPointData first, HistogramPointData second) {
		if (!first.getBoundaries().equals(second.getBoundaries())) {
			return second;
		}
		List<Long> counts = new ArrayList<>(first.getCounts());
		for (int i = 0; i < counts.size(); i++) {
			counts.set(i, counts.get(i) + second.getCounts().get(i));
		}
		HistogramPointData sum = HistogramPointData.create(
				Math.min(first.getStartEpochNanos(), second.getStartEpochNanos()),
				Math.max(first.getEpochNanos(), second.getEpochNanos()), first.getAttributes(),
				first.getSum() + second.getSum(), first.hasMin() && second.hasMin(),
				Math.min(first.getMin(), second.getMin()), first.hasMax() && second.hasMax(),
				Math.max(first.getMax(), second.getMax()), first.getBoundaries(), counts);
		return new HistogramPointCopy(sum, sum.getAttributes(), second.getExemplars());
	}

}
