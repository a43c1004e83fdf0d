package com.tiktickets.observability.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import java.util.List;

/**
 * A point with other attributes and exemplars. The SDK's factory takes no exemplars.
 *
 * @param point everything else
 * @param attributes the attributes
 * @param exemplars the exemplars
 */
record HistogramPointCopy(HistogramPointData point, Attributes attributes,
		List<DoubleExemplarData> exemplars) implements HistogramPointData {

	@Override
	public long getStartEpochNanos() {
		return this.point.getStartEpochNanos();
	}

	@Override
	public long getEpochNanos() {
		return this.point.getEpochNanos();
	}

	@Override
	public Attributes getAttributes() {
		return this.attributes;
	}

	@Override
	public double getSum() {
		return this.point.getSum();
	}

	@Override
	public long getCount() {
		return this.point.getCount();
	}

	@Override
	public boolean hasMin() {
		return this.point.hasMin();
	}

	@Override
	public double getMin() {
		return this.point.getMin();
	}

	@Override
	public boolean hasMax() {
		return this.point.hasMax();
	}

	@Override
	public double getMax() {
		return this.point.getMax();
	}

	@Override
	public List<Double> getBoundaries() {
		return this.point.getBoundaries();
	}

	@Override
	public List<Long> getCounts() {
		return this.point.getCounts();
	}

	@Override
	public List<DoubleExemplarData> getExemplars() {
		return this.exemplars;
	}

}
