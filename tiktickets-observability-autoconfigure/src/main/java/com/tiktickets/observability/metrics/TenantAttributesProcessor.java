package com.tiktickets.observability.metrics;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adds the tenant to the attributes of a measurement. A tenant that the application wrote
 * itself counts only where the context has none. Thread-safe.
 */
public final class TenantAttributesProcessor {

	/** For each tenant; attributes with ever new values must not fill the memory. */
	private static final int MOST_KNOWN = 2_000;

	private final AttributeKey<String> tenantAttribute;

	private final TenantMetricsLimit limit;

	private final Map<TenantId, Map<Attributes, Attributes>> processed = new ConcurrentHashMap<>();

	/**
	 * Creates the processor.
	 * @param tenantAttribute the attribute to write
	 * @param limit the cap on tenants
	 */
	public TenantAttributesProcessor(AttributeKey<String> tenantAttribute, TenantMetricsLimit limit) {
		this.tenantAttribute = tenantAttribute;
		this.limit = limit;
	}

	AttributeKey<String> tenantAttribute() {
		return this.tenantAttribute;
	}

	/**
	 * Nothing is built for attributes that were processed before: most measurements
	 * repeat the attributes of an earlier one. A tenant that is known here is below the
	 * cap, and stays so.
	 */
	Attributes process(Attributes attributes, Context context) {
		TenantId measured = TenantContext.tenantOf(context);
		Map<Attributes, Attributes> admitted = this.processed.get(measured);
		TenantId tenant = (admitted != null) ? measured : this.limit.fold(measured);
		Map<Attributes, Attributes> known = (admitted != null) ? admitted
				: this.processed.computeIfAbsent(tenant, (key) -> new ConcurrentHashMap<>());
		Attributes processed = known.get(attributes);
		return (processed != null) ? processed : remember(known, attributes, tenant);
	}

	private Attributes remember(Map<Attributes, Attributes> known, Attributes attributes, TenantId tenant) {
		if (known.size() >= MOST_KNOWN) {
			known.clear();
		}
		String label = label(attributes, tenant).value();
		Attributes processed = attributes.isEmpty() ? Attributes.of(this.tenantAttribute, label)
				: attributes.toBuilder().put(this.tenantAttribute, label).build();
		known.put(attributes, processed);
		return processed;
	}

	private TenantId label(Attributes attributes, TenantId tenant) {
		if (!tenant.isReserved() || tenant.equals(TenantId.OTHER)) {
			return tenant;
		}
		TenantId named = TenantId.parse(attributes.get(this.tenantAttribute));
		return (named != null) ? this.limit.fold(named) : tenant;
	}

}
