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

	/** A stranger can name ever new tenants; counting them must not fill the memory. */
	private static final int MOST_COUNTED = 10_000;

	private final Set<TenantId> admitted = ConcurrentHashMap.newKeySet();

	private final Set<TenantId> folded = ConcurrentHashMap.newKeySet();

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
		return (this.free.get() > 0) ? admit(tenant) : other(tenant);
	}

	/**
	 * Returns the tenants that have series of their own.
	 * @return a copy
	 */
	public Set<TenantId> admitted() {
		return Set.copyOf(this.admitted);
	}

	/**
	 * Returns how many tenants share the series of {@link TenantId#OTHER}.
	 * @return the number, at most 10,000
	 */
	public int folded() {
		return Math.min(MOST_COUNTED, this.folded.size());
	}

	private TenantId other(TenantId tenant) {
		if (!this.folded.contains(tenant) && this.folded.size() < MOST_COUNTED) {
			this.folded.add(tenant);
		}
		return TenantId.OTHER;
	}

	private synchronized TenantId admit(TenantId tenant) {
		if (this.admitted.contains(tenant)) {
			return tenant;
		}
		if (this.free.get() == 0) {
			return other(tenant);
		}
		this.admitted.add(tenant);
		this.free.decrementAndGet();
		return tenant;
	}

}
