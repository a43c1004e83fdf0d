package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantResolver;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads a header. It is believed in services behind a gateway that sets it, and that
 * nobody else can reach; in others it is counted. Thread-safe.
 */
public final class HeaderTenantResolver implements TenantResolver<HttpServletRequest> {

	private final String name;

	private final boolean trusted;

	/**
	 * Creates a resolver whose header is believed.
	 * @param name the header
	 */
	public HeaderTenantResolver(String name) {
		this(name, true);
	}

	/**
	 * Creates the resolver.
	 * @param name the header
	 * @param trusted whether the header is believed
	 */
	public HeaderTenantResolver(String name, boolean trusted) {
		this.name = name;
		this.trusted = trusted;
	}

	@Override
	public @Nullable TenantCandidate resolve(HttpServletRequest request) {
		String value = request.getHeader(this.name);
		return (value != null) ? new TenantCandidate(value, TenantCandidate.HEADER, this.trusted) : null;
	}

}
