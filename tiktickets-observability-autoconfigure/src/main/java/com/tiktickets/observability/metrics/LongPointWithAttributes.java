package com.tiktickets.observability.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import java.util.List;

/**
 * A point with other attributes. The SDK's factory would lose the exemplars.
 *
 * @param point everything but the attributes
 * @param attributes the attributes
 */
record LongPointWithAttributes(LongPointData point, Attributes attributes) implements LongPointData {

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
	public long getValue() {
		return this.point.getValue();
	}

	@Override
	public List<LongExemplarData> getExemplars() {
		return this.point.getExemplars();
	}

}
