package com.tiktickets.observability.web.reactive;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantRequest;
import io.opentelemetry.instrumentation.api.instrumenter.LocalRootSpan;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Settles the tenant of an exchange. Runs after Spring Security, because a principal
 * beats everything else. Never refuses an exchange. Thread-safe.
 */
public final class TenantResolutionWebFilter implements WebFilter, Ordered {

	private final TenantRequest<AuthenticatedExchange> tenantRequest;

	private final int order;

	/**
	 * Creates the filter.
	 * @param tenantRequest settles the tenant
	 * @param order after Spring Security's filter
	 */
	public TenantResolutionWebFilter(TenantRequest<AuthenticatedExchange> tenantRequest, int order) {
		this.tenantRequest = tenantRequest;
		this.order = order;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		TenantBinding binding = TenantWebFilter.bindingOf(exchange);
		if (binding == null) {
			return chain.filter(exchange);
		}
		return exchange.getPrincipal()
			.map((principal) -> new AuthenticatedExchange(exchange, principal))
			.defaultIfEmpty(new AuthenticatedExchange(exchange, null))
			.doOnNext((authenticated) -> this.tenantRequest.settle(authenticated, binding, LocalRootSpan.current()))
			.then(Mono.defer(() -> chain.filter(exchange)));
	}

	@Override
	public int getOrder() {
		return this.order;
	}

}
