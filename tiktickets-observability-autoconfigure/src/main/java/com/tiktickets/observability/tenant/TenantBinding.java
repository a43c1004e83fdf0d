package com.tiktickets.observability.tenant;

import org.jspecify.annotations.Nullable;

/**
 * The tenant of one operation. An operation may begin before its tenant is known (an HTTP
 * request before authentication): the binding starts provisional and is resolved once;
 * after that it never changes, so that everything the operation does carries one name.
 * Thread-safe.
 */
public final class TenantBinding {

	/**
	 * Tasks that submit themselves again and again nest without end; what is older than
	 * this cannot be told from a foreign binding any more.
	 */
	private static final int MAX_DEPTH = 8;

	private final @Nullable TenantBinding outer;

	private final int depth;

	private volatile TenantId tenant;

	private volatile boolean resolved;

	TenantBinding(@Nullable TenantBinding current, TenantId tenant, boolean resolved) {
		this.outer = (current != null && current.depth < MAX_DEPTH) ? current : null;
		this.depth = (this.outer != null) ? this.outer.depth + 1 : 0;
		this.tenant = tenant;
		this.resolved = resolved;
	}

	/**
	 * Returns what is emitted now.
	 * @return the tenant
	 */
	public TenantId tenant() {
		return this.tenant;
	}

	/**
	 * Whether the tenant is known.
	 * @return {@code false} if the tenant may still change
	 */
	public boolean isResolved() {
		return this.resolved;
	}

	synchronized boolean resolve(TenantId resolvedTenant) {
		if (this.resolved) {
			return false;
		}
		this.tenant = resolvedTenant;
		this.resolved = true;
		return true;
	}

	boolean isInside(TenantBinding other) {
		for (TenantBinding binding = this.outer; binding != null; binding = binding.outer) {
			if (binding == other) {
				return true;
			}
		}
		return false;
	}

}
