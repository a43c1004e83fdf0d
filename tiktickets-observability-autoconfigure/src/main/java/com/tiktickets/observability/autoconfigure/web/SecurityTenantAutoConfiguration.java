package com.tiktickets.observability.autoconfigure.web;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.tenant.PrincipalTenant;
import com.tiktickets.observability.web.SecurityPrincipalTenant;
import com.tiktickets.observability.web.servlet.PrincipalTenantResolver;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Auto-configuration of the tenant of authenticated principals. */
@AutoConfiguration(after = TenantAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnConcern("tenant")
public final class SecurityTenantAutoConfiguration {

	SecurityTenantAutoConfiguration() {
	}

	@Bean
	SecurityFilterOrder securityFilterOrder(Environment environment) {
		return new SecurityFilterOrder(environment);
	}

	/** Reads Spring Security's principals where it is present. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.springframework.security.core.Authentication")
	static class SpringSecurity {

		@Bean
		@ConditionalOnMissingBean
		PrincipalTenant principalTenant(TenantProperties properties) {
			return new SecurityPrincipalTenant(properties.getJwt().getClaim());
		}

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		PrincipalTenantResolver principalTenantResolver(PrincipalTenant principalTenant) {
			return new PrincipalTenantResolver(principalTenant);
		}

	}

}
