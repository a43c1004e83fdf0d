package com.tiktickets.observability.metrics;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;

/**
 * A metric with another unit or other points.
 *
 * @param original name, description, type, scope and resource
 * @param unit the unit
 * @param data the points
 */
record ModifiedMetricData(MetricData original, String unit, Data<?> data) implements MetricData {

	@Override
	public Resource getResource() {
		return this.original.getResource();
	}

	@Override
	public InstrumentationScopeInfo getInstrumentationScopeInfo() {
		return this.original.getInstrumentationScopeInfo();
	}

	@Override
	public String getName() {
		return this.original.getName();
	}

	@Override
	public String getDescription() {
		return this.original.getDescription();
	}

	@Override
	public String getUnit() {
		return this.unit;
	}

	@Override
	public MetricDataType getType() {
		return this.original.getType();
	}

	@Override
	public Data<?> getData() {
		return this.data;
	}

}
