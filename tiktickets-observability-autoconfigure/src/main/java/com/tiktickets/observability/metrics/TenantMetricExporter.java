package com.tiktickets.observability.metrics;

import com.tiktickets.observability.export.DelegatingMetricExporter;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.Collection;

/**
 * Adds a tenant to the points that no operation made: {@code _system} to those of
 * asynchronous instruments and of the SDK's own metrics, {@code _other} to those beyond
 * the cardinality limit of an instrument. Works at collection time, off the hot path.
 * Thread-safe if its delegate is.
 */
public final class TenantMetricExporter extends DelegatingMetricExporter {

	private final PointAttributes tenants;

	/**
	 * Creates the exporter.
	 * @param delegate sends the points
	 * @param tenantAttribute the attribute to write
	 */
	public TenantMetricExporter(MetricExporter delegate, AttributeKey<String> tenantAttribute) {
		super(delegate);
		this.tenants = new PointAttributes((attributes) -> withTenant(attributes, tenantAttribute));
	}

	private static Attributes withTenant(Attributes attributes, AttributeKey<String> tenantAttribute) {
		if (attributes.get(tenantAttribute) != null) {
			return attributes;
		}
		boolean overflow = Boolean.TRUE.equals(attributes.get(SemanticAttributes.METRIC_OVERFLOW));
		TenantId tenant = overflow ? TenantId.OTHER : TenantId.SYSTEM;
		return attributes.toBuilder().put(tenantAttribute, tenant.value()).build();
	}

	@Override
	public CompletableResultCode export(Collection<MetricData> metrics) {
		return this.delegate.export(metrics.stream().map(this.tenants::applyTo).toList());
	}

}
