package com.tiktickets.observability.autoconfigure.web;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.tenant.PropagationProperties;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.tenant.PrincipalTenant;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.propagation.Peer;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import com.tiktickets.observability.tenant.resolution.BaggageTenantResolver;
import com.tiktickets.observability.tenant.resolution.TenantResolutions;
import com.tiktickets.observability.web.reactive.AuthenticatedExchange;
import com.tiktickets.observability.web.reactive.ExchangeHeaders;
import com.tiktickets.observability.web.reactive.TenantResolutionWebFilter;
import com.tiktickets.observability.web.reactive.TenantWebFilter;
import io.opentelemetry.api.OpenTelemetry;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the tenant of reactive exchanges. */
@AutoConfiguration(after = { TenantAutoConfiguration.class, SecurityTenantAutoConfiguration.class,
		HttpPropagationAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnConcern("web")
public final class ReactiveWebAutoConfiguration {

	ReactiveWebAutoConfiguration() {
	}

	@Bean
	@ConditionalOnConcern("tenant")
	TenantWebFilter tenantWebFilter(TenantProperties properties) {
		return new TenantWebFilter(properties.unresolvedTenant());
	}

	@Bean
	@ConditionalOnConcern("tenant")
	TenantResolutionWebFilter tenantResolutionWebFilter(TenantProperties properties,
			ObjectProvider<PrincipalTenant> principalTenant,
			ObjectProvider<TenantResolver<AuthenticatedExchange>> resolvers,
			ObjectProvider<OpenTelemetry> openTelemetry, SecurityFilterOrder order, TenantPropagation propagation,
			PropagationProperties propagationProperties, TenantResolutions tenants) {
		List<TenantResolver<AuthenticatedExchange>> all = new ArrayList<>();
		principalTenant.ifAvailable((reader) -> all.add((exchange) -> reader.of(exchange.principal())));
		resolvers.orderedStream().forEach(all::add);
		all.add(header(properties.getHeader()));
		Set<String> principals = propagationProperties.principals();
		all.add(new BaggageTenantResolver<>(propagation, ExchangeHeaders.GETTER,
				(exchange) -> isNamed(exchange.principal(), principals) ? Peer.TRUSTED : Peer.STRANGER));
		return new TenantResolutionWebFilter(tenants.of(all, openTelemetry.getIfAvailable(OpenTelemetry::noop)),
				properties.attributeKey(), order.after());
	}

	private static boolean isNamed(@Nullable Principal principal, Set<String> names) {
		return principal != null && names.contains(principal.getName());
	}

	private static TenantResolver<AuthenticatedExchange> header(TenantProperties.Header header) {
		return (exchange) -> {
			String value = exchange.exchange().getRequest().getHeaders().getFirst(header.getName());
			return (value != null) ? new TenantCandidate(value, TenantCandidate.HEADER, header.isEnabled()) : null;
		};
	}

}
