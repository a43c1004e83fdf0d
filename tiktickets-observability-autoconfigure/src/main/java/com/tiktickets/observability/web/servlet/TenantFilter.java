package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opens the tenant scope around everything a request does, where {@link HttpServerFilter}
 * does not, and opens it again for asynchronous and error dispatches. The tenant is
 * provisional until {@link TenantResolutionFilter} settles it. Thread-safe.
 */
public final class TenantFilter extends OncePerRequestFilter {

	private static final String BINDING = TenantFilter.class.getName() + ".BINDING";

	private final TenantId provisional;

	/**
	 * Creates the filter.
	 * @param provisional what is emitted until the tenant is settled
	 */
	public TenantFilter(TenantId provisional) {
		this.provisional = provisional;
	}

	static @Nullable TenantBinding bindingOf(HttpServletRequest request) {
		return (TenantBinding) request.getAttribute(BINDING);
	}

	static TenantBinding bind(HttpServletRequest request, TenantId provisional) {
		TenantBinding binding = TenantContext.provisional(provisional);
		request.setAttribute(BINDING, binding);
		return binding;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		TenantBinding known = bindingOf(request);
		TenantBinding binding = (known != null) ? known : bind(request, this.provisional);
		try (TenantScope scope = TenantContext.makeCurrent(binding)) {
			chain.doFilter(request, response);
		}
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
