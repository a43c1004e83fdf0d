package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Settles the tenant of a request. Runs after Spring Security, because a principal beats
 * everything else. Never refuses a request. Thread-safe.
 */
public final class TenantResolutionFilter extends OncePerRequestFilter {

	private final TenantRequest<HttpServletRequest> tenantRequest;

	/**
	 * Creates the filter.
	 * @param tenantRequest settles the tenant
	 */
	public TenantResolutionFilter(TenantRequest<HttpServletRequest> tenantRequest) {
		this.tenantRequest = tenantRequest;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		TenantBinding binding = TenantFilter.bindingOf(request);
		if (binding != null) {
			this.tenantRequest.settle(request, binding, HttpServerFilter.spanOf(request));
		}
		chain.doFilter(request, response);
	}

}
