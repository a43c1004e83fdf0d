package com.tiktickets.observability.web;

import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantResolver;

/**
 * Names one tenant for every request: for services of a single tenant. Thread-safe.
 *
 * @param <C> the request
 */
public final class FixedTenantResolver<C> implements TenantResolver<C> {

	private final TenantCandidate candidate;

	/**
	 * Creates the resolver.
	 * @param tenant the tenant
	 */
	public FixedTenantResolver(TenantId tenant) {
		this.candidate = new TenantCandidate(tenant.value(), TenantCandidate.FIXED);
	}

	@Override
	public TenantCandidate resolve(C carrier) {
		return this.candidate;
	}

}
