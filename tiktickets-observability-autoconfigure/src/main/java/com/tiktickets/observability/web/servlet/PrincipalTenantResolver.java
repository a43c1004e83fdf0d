package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.tenant.PrincipalTenant;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantResolver;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Asks the authenticated principal of the request. Thread-safe. */
public final class PrincipalTenantResolver implements TenantResolver<HttpServletRequest> {

	private final PrincipalTenant principalTenant;

	/**
	 * Creates the resolver.
	 * @param principalTenant reads a principal
	 */
	public PrincipalTenantResolver(PrincipalTenant principalTenant) {
		this.principalTenant = principalTenant;
	}

	@Override
	public @Nullable TenantCandidate resolve(HttpServletRequest request) {
		return this.principalTenant.of(request.getUserPrincipal());
	}

}
