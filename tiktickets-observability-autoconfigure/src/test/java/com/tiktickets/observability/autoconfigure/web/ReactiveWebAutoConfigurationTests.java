package com.tiktickets.observability.autoconfigure.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.web.reactive.TenantResolutionWebFilter;
import com.tiktickets.observability.web.reactive.TenantWebFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

class ReactiveWebAutoConfigurationTests {

	private static final Class<?>[] CONFIGURATIONS = { SecurityTenantAutoConfiguration.class,
			HttpPropagationAutoConfiguration.class, ReactiveWebAutoConfiguration.class };

	private final ReactiveWebApplicationContextRunner runner = ContextRunners.reactive(CONFIGURATIONS);

	@ParameterizedTest
	@ValueSource(
			strings = { "tiktickets.observability.enabled=true", ContextRunners.SDK_DISABLED, ContextRunners.DISABLED })
	void requestsHaveTheTenantWhetherTelemetryIsOnOrOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(TenantWebFilter.class)
				.hasSingleBean(TenantResolutionWebFilter.class));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "tiktickets.observability.web.enabled=false", "tiktickets.observability.tenant.enabled=false" })
	void requestsAreLeftAloneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TenantWebFilter.class)
				.doesNotHaveBean(TenantResolutionWebFilter.class));
	}

	@Test
	void startsWithoutSpringSecurity() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).hasSingleBean(TenantResolutionWebFilter.class));
	}

	@Test
	void servletApplicationHasNoWebFilter() {
		ContextRunners.servlet(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TenantWebFilter.class)
				.doesNotHaveBean(TenantResolutionWebFilter.class));
	}

}
