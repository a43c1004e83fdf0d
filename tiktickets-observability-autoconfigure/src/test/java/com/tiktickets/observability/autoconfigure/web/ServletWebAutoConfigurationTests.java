package com.tiktickets.observability.autoconfigure.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class ServletWebAutoConfigurationTests {

	private static final String TENANT = "tenantFilter";

	private static final String RESOLUTION = "tenantResolutionFilter";

	private static final Class<?>[] CONFIGURATIONS = { SecurityTenantAutoConfiguration.class,
			HttpPropagationAutoConfiguration.class, ServletWebAutoConfiguration.class };

	private final WebApplicationContextRunner runner = ContextRunners.servlet(CONFIGURATIONS);

	@ParameterizedTest
	@ValueSource(
			strings = { "tiktickets.observability.enabled=true", ContextRunners.SDK_DISABLED, ContextRunners.DISABLED })
	void requestsHaveTheTenantWhetherTelemetryIsOnOrOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasBean(TENANT).hasBean(RESOLUTION));
	}

	@Test
	void filterThatMakesTheSpanOpensTheScope() {
		this.runner.withConfiguration(AutoConfigurations.of(ServerSpanAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(TENANT).hasBean(RESOLUTION));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "tiktickets.observability.web.enabled=false", "tiktickets.observability.tenant.enabled=false" })
	void requestsAreLeftAloneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property).run(ServletWebAutoConfigurationTests::hasNoFilter);
	}

	@Test
	void startsWithoutServlets() {
		ContextRunners.of(CONFIGURATIONS)
			.withClassLoader(new FilteredClassLoader("jakarta.servlet"))
			.run(ServletWebAutoConfigurationTests::hasNoFilter);
	}

	@Test
	void reactiveApplicationHasNoServletFilter() {
		ContextRunners.reactive(CONFIGURATIONS).run(ServletWebAutoConfigurationTests::hasNoFilter);
	}

	private static void hasNoFilter(ApplicationContextAssertProvider<?> context) {
		assertThat(context).hasNotFailed().doesNotHaveBean(TENANT).doesNotHaveBean(RESOLUTION);
	}

}
