package com.tiktickets.observability.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import java.util.List;

/**
 * A point with other attributes and exemplars. The SDK's factory takes no exemplars.
 *
 * @param point everything else
 * @param attributes the attributes
 * @param exemplars the exemplars
 */
record LongPointCopy(LongPointData point, Attributes attributes,
		List<LongExemplarData> exemplars) implements LongPointData {

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
		return this.exemplars;
	}

}
