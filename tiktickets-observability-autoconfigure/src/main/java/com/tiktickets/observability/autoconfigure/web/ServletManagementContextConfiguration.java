package com.tiktickets.observability.autoconfigure.web;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.tracing.Untraced;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Configuration of a separate management server with servlets. Its requests, and the
 * statements and calls of its endpoints, create no spans.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnMode(ObservabilityMode.STARTER)
class ServletManagementContextConfiguration {

	@Bean
	FilterRegistrationBean<Filter> untracedFilter() {
		FilterRegistrationBean<Filter> registration = ServletWebAutoConfiguration
			.registration((request, response, chain) -> {
				try (Scope scope = Untraced.in(Context.current()).makeCurrent()) {
					chain.doFilter(request, response);
				}
			}, Ordered.HIGHEST_PRECEDENCE);
		registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		return registration;
	}

}
