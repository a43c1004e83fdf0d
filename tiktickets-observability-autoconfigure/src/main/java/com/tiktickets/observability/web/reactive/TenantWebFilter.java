package com.tiktickets.observability.web.reactive;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.TenantThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Opens the tenant scope around everything an exchange does, the server span and its
 * metrics included. The span begins when the chain is subscribed to, so the scope is
 * current then; operators on other threads find the tenant in Reactor's context.
 * Thread-safe.
 */
public final class TenantWebFilter implements WebFilter, Ordered {

	private static final String BINDING = TenantWebFilter.class.getName() + ".BINDING";

	private final TenantId provisional;

	/**
	 * Creates the filter.
	 * @param provisional what is emitted until the tenant is settled
	 */
	public TenantWebFilter(TenantId provisional) {
		this.provisional = provisional;
	}

	static @Nullable TenantBinding bindingOf(ServerWebExchange exchange) {
		return exchange.getAttribute(BINDING);
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		TenantBinding binding = TenantContext.provisional(this.provisional);
		exchange.getAttributes().put(BINDING, binding);
		Mono<Void> inside = chain.filter(exchange)
			.contextWrite((context) -> context.put(TenantThreadLocalAccessor.KEY, binding));
		return Mono.fromDirect((subscriber) -> {
			try (TenantScope scope = TenantContext.makeCurrent(binding)) {
				inside.subscribe(subscriber);
			}
		});
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
