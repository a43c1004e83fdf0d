package com.tiktickets.observability.autoconfigure.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.web.HttpRequestTargets;
import com.tiktickets.observability.web.reactive.ClientRequestTargets;
import com.tiktickets.observability.web.servlet.ServletPeers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class HttpPropagationAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(HttpPropagationAutoConfiguration.class);

	@ParameterizedTest
	@ValueSource(
			strings = { "tiktickets.observability.enabled=true", ContextRunners.SDK_DISABLED, ContextRunners.DISABLED })
	void peersAndTargetsAreKnownWhetherTelemetryIsOnOrOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(HttpRequestTargets.class)
				.hasSingleBean(ClientRequestTargets.class)
				.hasSingleBean(ServletPeers.class));
	}

	@Test
	void startsWithoutSpringWeb() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.http"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HttpRequestTargets.class));
	}

	@Test
	void startsWithoutWebFlux() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.web.reactive"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ClientRequestTargets.class));
	}

	@Test
	void startsWithoutServlets() {
		this.runner.withClassLoader(new FilteredClassLoader("jakarta.servlet"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ServletPeers.class));
	}

	@Test
	void peersAndTargetsAreUnknownWithTheSwitchOff() {
		this.runner.withPropertyValues("tiktickets.observability.web.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(HttpRequestTargets.class)
				.doesNotHaveBean(ClientRequestTargets.class)
				.doesNotHaveBean(ServletPeers.class));
	}

}
