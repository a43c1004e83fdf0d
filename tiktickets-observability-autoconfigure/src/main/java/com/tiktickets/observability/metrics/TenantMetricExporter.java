package com.tiktickets.observability.metrics;

import com.tiktickets.observability.export.DelegatingMetricExporter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Names the points that no operation made: asynchronous instruments and the SDK's own
 * metrics are {@code _system}, what overflows an instrument is {@code _other}. Works at
 * collection time, off the hot path. Thread-safe if its delegate is.
 */
public final class TenantMetricExporter extends DelegatingMetricExporter {

	private final TenantPoints points;

	/**
	 * Creates the exporter.
	 * @param delegate sends the points
	 * @param tenantAttribute the attribute to write
	 */
	public TenantMetricExporter(MetricExporter delegate, AttributeKey<String> tenantAttribute) {
		super(delegate);
		this.points = new TenantPoints(tenantAttribute);
	}

	@Override
	public CompletableResultCode export(Collection<MetricData> metrics) {
		List<MetricData> named = new ArrayList<>(metrics.size());
		for (MetricData metric : metrics) {
			named.add(this.points.name(metric));
		}
		return this.delegate.export(named);
	}

}
