package com.tiktickets.observability.autoconfigure.web;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.tracing.Untraced;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * Configuration of a separate management server with WebFlux. Its requests, and the
 * statements and calls of its endpoints, create no spans. Spring also applies the
 * application's own filters to this server.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnMode(ObservabilityMode.STARTER)
class ReactiveManagementContextConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	WebFilter untracedWebFilter() {
		return (exchange, chain) -> Mono.fromDirect((subscriber) -> {
			try (Scope scope = Untraced.in(Context.current()).makeCurrent()) {
				chain.filter(exchange).subscribe(subscriber);
			}
		});
	}

}
