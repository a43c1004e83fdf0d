package com.tiktickets.observability.metrics;

import com.tiktickets.observability.export.DelegatingMetricExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.Collection;

/**
 * Converts the units of Micrometer's time gauges, which a {@code MeterFilter} cannot:
 * Micrometer sets them after its filters. Thread-safe if its delegate is.
 */
public final class MicrometerUnitMetricExporter extends DelegatingMetricExporter {

	private static final String MICROMETER = "io.opentelemetry.micrometer-";

	/**
	 * Creates the exporter.
	 * @param delegate sends the points
	 */
	public MicrometerUnitMetricExporter(MetricExporter delegate) {
		super(delegate);
	}

	@Override
	public CompletableResultCode export(Collection<MetricData> metrics) {
		return this.delegate.export(metrics.stream().map(MicrometerUnitMetricExporter::convert).toList());
	}

	private static MetricData convert(MetricData metric) {
		if (!metric.getInstrumentationScopeInfo().getName().startsWith(MICROMETER)) {
			return metric;
		}
		String unit = MeterUnits.ucum(metric.getUnit());
		return unit.equals(metric.getUnit()) ? metric : new ModifiedMetricData(metric, unit, metric.getData());
	}

}
