package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import io.opentelemetry.api.common.AttributeKey;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * Resolves the tenant of a request, in its first dispatch only. Runs after Spring
 * Security, because a principal beats everything else. Never refuses a request.
 * Thread-safe.
 */
public final class TenantResolutionFilter implements Filter {

	private final TenantResolution<HttpServletRequest> resolution;

	private final AttributeKey<String> tenantAttribute;

	/**
	 * Creates the filter.
	 * @param resolution resolves the tenant
	 * @param tenantAttribute of the server span, which began without a tenant
	 */
	public TenantResolutionFilter(TenantResolution<HttpServletRequest> resolution,
			AttributeKey<String> tenantAttribute) {
		this.resolution = resolution;
		this.tenantAttribute = tenantAttribute;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request instanceof HttpServletRequest http) {
			TenantBinding binding = TenantFilter.bindingOf(http);
			if (binding != null) {
				this.resolution.resolve(http, binding);
				HttpServerFilter.spanOf(http).setAttribute(this.tenantAttribute, binding.tenant().value());
			}
		}
		chain.doFilter(request, response);
	}

}
