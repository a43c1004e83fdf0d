package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantResolver;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Believes a header. For services behind a gateway that sets it, and that nobody else can
 * reach. Thread-safe.
 */
public final class HeaderTenantResolver implements TenantResolver<HttpServletRequest> {

	private final String name;

	/**
	 * Creates the resolver.
	 * @param name the header
	 */
	public HeaderTenantResolver(String name) {
		this.name = name;
	}

	@Override
	public @Nullable TenantCandidate resolve(HttpServletRequest request) {
		String value = request.getHeader(this.name);
		return (value != null) ? new TenantCandidate(value, TenantCandidate.HEADER) : null;
	}

}
