package com.tiktickets.observability.autoconfigure.web;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.tenant.PropagationProperties;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.propagation.Peer;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import com.tiktickets.observability.tenant.resolution.BaggageTenantResolver;
import com.tiktickets.observability.tenant.resolution.TenantResolutions;
import com.tiktickets.observability.web.servlet.HeaderTenantResolver;
import com.tiktickets.observability.web.servlet.ServletHeaders;
import com.tiktickets.observability.web.servlet.ServletPeers;
import com.tiktickets.observability.web.servlet.TenantFilter;
import com.tiktickets.observability.web.servlet.TenantResolutionFilter;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Auto-configuration of the tenant of servlet requests. */
@AutoConfiguration(after = { TenantAutoConfiguration.class, SecurityTenantAutoConfiguration.class,
		HttpPropagationAutoConfiguration.class, ServerSpanAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnConcern("web")
@EnableConfigurationProperties(WebProperties.class)
public final class ServletWebAutoConfiguration {

	ServletWebAutoConfiguration() {
	}

	/** Where this library makes the server span, the same filter opens the scope. */
	@Bean
	@ConditionalOnConcern("tenant")
	@ConditionalOnMissingBean(name = ServerSpanAutoConfiguration.HTTP_SERVER_FILTER)
	FilterRegistrationBean<TenantFilter> tenantFilter(TenantProperties properties) {
		return registration(new TenantFilter(properties.unresolvedTenant()), Ordered.HIGHEST_PRECEDENCE);
	}

	@Bean
	@ConditionalOnConcern("tenant")
	FilterRegistrationBean<TenantResolutionFilter> tenantResolutionFilter(TenantProperties properties,
			ObjectProvider<TenantResolver<HttpServletRequest>> resolvers, ObjectProvider<OpenTelemetry> openTelemetry,
			SecurityFilterOrder order, TenantPropagation propagation, ServletPeers peers,
			PropagationProperties propagationProperties, TenantResolutions tenants) {
		List<TenantResolver<HttpServletRequest>> all = new ArrayList<>(resolvers.orderedStream().toList());
		all.add(new HeaderTenantResolver(properties.getHeader().getName(), properties.getHeader().isEnabled()));
		Set<String> principals = propagationProperties.principals();
		all.add(new BaggageTenantResolver<>(propagation, ServletHeaders.GETTER,
				(request) -> isNamed(request.getUserPrincipal(), principals) ? Peer.TRUSTED : peers.of(request)));
		return registration(
				new TenantResolutionFilter(tenants.of(all, openTelemetry.getIfAvailable(OpenTelemetry::noop)),
						properties.attributeKey()),
				order.after());
	}

	private static boolean isNamed(@Nullable Principal principal, Set<String> names) {
		return principal != null && names.contains(principal.getName());
	}

	static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> registration(F filter, int order) {
		FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(order);
		return registration;
	}

}
