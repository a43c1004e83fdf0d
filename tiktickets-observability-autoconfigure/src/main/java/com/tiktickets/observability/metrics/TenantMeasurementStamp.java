package com.tiktickets.observability.metrics;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;

/**
 * Adds the tenant to the attributes of a measurement. A tenant that the application wrote
 * itself counts only where the context has none. Thread-safe.
 */
public final class TenantMeasurementStamp {

	private final AttributeKey<String> tenantAttribute;

	private final TenantMetricsLimit limit;

	/**
	 * Creates the stamp.
	 * @param tenantAttribute the attribute to write
	 * @param limit the cap on tenants
	 */
	public TenantMeasurementStamp(AttributeKey<String> tenantAttribute, TenantMetricsLimit limit) {
		this.tenantAttribute = tenantAttribute;
		this.limit = limit;
	}

	AttributeKey<String> tenantAttribute() {
		return this.tenantAttribute;
	}

	Attributes stamp(Attributes attributes, Context context) {
		TenantId tenant = TenantContext.tenantOf(context);
		if (tenant.isReserved()) {
			String written = attributes.get(this.tenantAttribute);
			TenantId named = (written != null) ? TenantId.parse(written) : null;
			tenant = (named != null) ? named : tenant;
		}
		String label = this.limit.fold(tenant).value();
		if (attributes.isEmpty()) {
			return Attributes.of(this.tenantAttribute, label);
		}
		return attributes.toBuilder().put(this.tenantAttribute, label).build();
	}

}
