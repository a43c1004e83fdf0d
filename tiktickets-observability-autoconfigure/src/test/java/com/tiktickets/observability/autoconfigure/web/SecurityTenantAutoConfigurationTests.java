package com.tiktickets.observability.autoconfigure.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.tenant.PrincipalTenant;
import com.tiktickets.observability.web.servlet.PrincipalTenantResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class SecurityTenantAutoConfigurationTests {

	private final WebApplicationContextRunner runner = ContextRunners.servlet(SecurityTenantAutoConfiguration.class);

	@ParameterizedTest
	@ValueSource(
			strings = { "tiktickets.observability.enabled=true", ContextRunners.SDK_DISABLED, ContextRunners.DISABLED })
	void principalsNameTheTenantWhetherTelemetryIsOnOrOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(SecurityFilterOrder.class)
				.hasSingleBean(PrincipalTenant.class)
				.hasSingleBean(PrincipalTenantResolver.class));
	}

	@Test
	void principalsOfReactiveApplicationsNeedNoServletResolver() {
		ContextRunners.reactive(SecurityTenantAutoConfiguration.class)
			.run((context) -> assertThat(context).hasSingleBean(PrincipalTenant.class)
				.doesNotHaveBean(PrincipalTenantResolver.class));
	}

	@Test
	void startsWithoutSpringSecurity() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).hasSingleBean(SecurityFilterOrder.class)
				.doesNotHaveBean(PrincipalTenant.class)
				.doesNotHaveBean(PrincipalTenantResolver.class));
	}

	@Test
	void principalsNameNothingWithTheSwitchOff() {
		this.runner.withPropertyValues("tiktickets.observability.tenant.enabled=false")
			.run(SecurityTenantAutoConfigurationTests::hasNoBeans);
	}

	@Test
	void applicationWithoutWebHasNoPrincipals() {
		ContextRunners.of(SecurityTenantAutoConfiguration.class).run(SecurityTenantAutoConfigurationTests::hasNoBeans);
	}

	@Test
	void readerOfTheApplicationWins() {
		PrincipalTenant own = (principal) -> null;
		this.runner.withBean(PrincipalTenant.class, () -> own)
			.run((context) -> assertThat(context).getBean(PrincipalTenant.class).isSameAs(own));
	}

	private static void hasNoBeans(ApplicationContextAssertProvider<?> context) {
		assertThat(context).hasNotFailed()
			.doesNotHaveBean(SecurityFilterOrder.class)
			.doesNotHaveBean(PrincipalTenant.class)
			.doesNotHaveBean(PrincipalTenantResolver.class);
	}

}
