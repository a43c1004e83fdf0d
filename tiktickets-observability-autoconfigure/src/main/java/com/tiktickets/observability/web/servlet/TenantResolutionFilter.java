package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantRequest;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * Settles the tenant of a request, in its first dispatch only. Runs after Spring
 * Security, because a principal beats everything else. Never refuses a request.
 * Thread-safe.
 */
public final class TenantResolutionFilter implements Filter {

	private final TenantRequest<HttpServletRequest> tenantRequest;

	/**
	 * Creates the filter.
	 * @param tenantRequest settles the tenant
	 */
	public TenantResolutionFilter(TenantRequest<HttpServletRequest> tenantRequest) {
		this.tenantRequest = tenantRequest;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request instanceof HttpServletRequest http) {
			TenantBinding binding = TenantFilter.bindingOf(http);
			if (binding != null) {
				this.tenantRequest.settle(http, binding, HttpServerFilter.spanOf(http));
			}
		}
		chain.doFilter(request, response);
	}

}
