package com.tiktickets.observability.metrics;

import com.tiktickets.observability.tenant.TenantId;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The hard cap on tenants that become metric series: an allow-list if there is one, else
 * the first ones seen. All others are {@link TenantId#OTHER}. Thread-safe, no lock once a
 * tenant is known.
 */
public final class TenantMetricsLimit {

	private final Set<TenantId> admitted = ConcurrentHashMap.newKeySet();

	private final AtomicInteger free;

	/**
	 * Creates the limit.
	 * @param limit most tenants without an allow-list
	 * @param allowed the allow-list, or empty
	 */
	public TenantMetricsLimit(int limit, Collection<TenantId> allowed) {
		this.admitted.addAll(allowed);
		this.free = new AtomicInteger(allowed.isEmpty() ? limit : 0);
	}

	/**
	 * Returns the tenant under which a measurement is booked.
	 * @param tenant the tenant that was measured
	 * @return the tenant itself, or {@link TenantId#OTHER} beyond the cap
	 */
	public TenantId fold(TenantId tenant) {
		if (tenant.isReserved() || this.admitted.contains(tenant)) {
			return tenant;
		}
		return (this.free.get() > 0) ? admit(tenant) : TenantId.OTHER;
	}

	private synchronized TenantId admit(TenantId tenant) {
		if (this.admitted.contains(tenant)) {
			return tenant;
		}
		if (this.free.get() == 0) {
			return TenantId.OTHER;
		}
		this.admitted.add(tenant);
		this.free.decrementAndGet();
		return tenant;
	}

}
