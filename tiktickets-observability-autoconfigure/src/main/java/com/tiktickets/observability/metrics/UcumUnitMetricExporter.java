package com.tiktickets.observability.metrics;

import com.tiktickets.observability.export.DelegatingMetricExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.Collection;

/**
 * Converts units that are English words to those of UCUM: the units of Micrometer's time
 * gauges, which Micrometer sets after its filters, and those of the SDK's own metrics. A
 * unit that an application has set is kept. Thread-safe if its delegate is.
 */
public final class UcumUnitMetricExporter extends DelegatingMetricExporter {

	private static final String MICROMETER_SCOPE = "io.opentelemetry.micrometer-";

	private static final String SDK_METRIC = "otel.sdk.";

	/**
	 * Creates the exporter.
	 * @param delegate sends the points
	 */
	public UcumUnitMetricExporter(MetricExporter delegate) {
		super(delegate);
	}

	@Override
	public CompletableResultCode export(Collection<MetricData> metrics) {
		return this.delegate.export(metrics.stream().map(UcumUnitMetricExporter::convert).toList());
	}

	private static MetricData convert(MetricData metric) {
		if (!metric.getInstrumentationScopeInfo().getName().startsWith(MICROMETER_SCOPE)
				&& !metric.getName().startsWith(SDK_METRIC)) {
			return metric;
		}
		String unit = MeterUnits.ucum(metric.getUnit());
		return unit.equals(metric.getUnit()) ? metric : new ModifiedMetricData(metric, unit, metric.getData());
	}

}
