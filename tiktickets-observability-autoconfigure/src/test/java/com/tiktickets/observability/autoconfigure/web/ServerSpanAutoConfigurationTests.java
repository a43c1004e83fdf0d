package com.tiktickets.observability.autoconfigure.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class ServerSpanAutoConfigurationTests {

	private static final String OURS = "httpServerFilter";

	private static final String OPENTELEMETRYS = "serverSpanFilter";

	private static final String ON_DEMAND = "otel.instrumentation.spring-webmvc.enabled=true";

	private final WebApplicationContextRunner runner = ContextRunners.servlet(ServerSpanAutoConfiguration.class);

	@Test
	void requestsHaveSpans() {
		this.runner.run((context) -> assertThat(context).hasBean(OURS).doesNotHaveBean(OPENTELEMETRYS));
	}

	@Test
	void filterOfOpenTelemetryMakesThemOnDemand() {
		this.runner.withPropertyValues(ON_DEMAND)
			.run((context) -> assertThat(context).hasBean(OPENTELEMETRYS).doesNotHaveBean(OURS));
	}

	@Test
	void startsWithoutServlets() {
		ContextRunners.of(ServerSpanAutoConfiguration.class)
			.withClassLoader(new FilteredClassLoader("jakarta.servlet"))
			.run(ServerSpanAutoConfigurationTests::hasNoFilter);
	}

	@Test
	void reactiveApplicationHasNoServletFilter() {
		ContextRunners.reactive(ServerSpanAutoConfiguration.class).run(ServerSpanAutoConfigurationTests::hasNoFilter);
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.web.enabled=false" })
	void requestsHaveNoneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property).run(ServerSpanAutoConfigurationTests::hasNoFilter);
		this.runner.withPropertyValues(property, ON_DEMAND).run(ServerSpanAutoConfigurationTests::hasNoFilter);
	}

	private static void hasNoFilter(ApplicationContextAssertProvider<?> context) {
		assertThat(context).hasNotFailed().doesNotHaveBean(OURS).doesNotHaveBean(OPENTELEMETRYS);
	}

}
