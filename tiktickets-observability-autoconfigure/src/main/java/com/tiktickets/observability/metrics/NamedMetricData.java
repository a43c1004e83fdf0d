package com.tiktickets.observability.metrics;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;

/**
 * A metric with other points. Its unit is put right on the way: that of Micrometer's time
 * gauges cannot be set before.
 *
 * @param metric everything but the points
 * @param data the points
 */
record NamedMetricData(MetricData metric, Data<?> data) implements MetricData {

	@Override
	public Resource getResource() {
		return this.metric.getResource();
	}

	@Override
	public InstrumentationScopeInfo getInstrumentationScopeInfo() {
		return this.metric.getInstrumentationScopeInfo();
	}

	@Override
	public String getName() {
		return this.metric.getName();
	}

	@Override
	public String getDescription() {
		return this.metric.getDescription();
	}

	@Override
	public String getUnit() {
		return MeterUnits.ucum(this.metric.getUnit());
	}

	@Override
	public MetricDataType getType() {
		return this.metric.getType();
	}

	@Override
	public Data<?> getData() {
		return this.data;
	}

}
