package com.tiktickets.observability.web.reactive;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.instrumentation.api.instrumenter.LocalRootSpan;
import java.security.Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Resolves the tenant of an exchange. Runs after Spring Security, because a principal
 * beats everything else. Never refuses an exchange. Thread-safe.
 */
public final class TenantResolutionWebFilter implements WebFilter, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(TenantResolutionWebFilter.class);

	private final TenantResolution<AuthenticatedExchange> resolution;

	private final AttributeKey<String> tenantAttribute;

	private final int order;

	/**
	 * Creates the filter.
	 * @param resolution resolves the tenant
	 * @param tenantAttribute of the server span, which began without a tenant
	 * @param order after Spring Security's filter
	 */
	public TenantResolutionWebFilter(TenantResolution<AuthenticatedExchange> resolution,
			AttributeKey<String> tenantAttribute, int order) {
		this.resolution = resolution;
		this.tenantAttribute = tenantAttribute;
		this.order = order;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		TenantBinding binding = TenantWebFilter.bindingOf(exchange);
		if (binding == null) {
			return chain.filter(exchange);
		}
		return exchange.getPrincipal()
			.onErrorResume(TenantResolutionWebFilter::unread)
			.map((principal) -> new AuthenticatedExchange(exchange, principal))
			.defaultIfEmpty(new AuthenticatedExchange(exchange, null))
			.doOnNext((authenticated) -> resolve(authenticated, binding))
			.then(Mono.defer(() -> chain.filter(exchange)));
	}

	/** What reads the principal may fail, and only telemetry asked for it. */
	private static Mono<Principal> unread(Throwable failure) {
		logger.debug("The principal of an exchange could not be read", failure);
		return Mono.empty();
	}

	private void resolve(AuthenticatedExchange authenticated, TenantBinding binding) {
		this.resolution.resolve(authenticated, binding);
		LocalRootSpan.current().setAttribute(this.tenantAttribute, binding.tenant().value());
	}

	@Override
	public int getOrder() {
		return this.order;
	}

}
