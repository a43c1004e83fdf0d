package com.tiktickets.observability.autoconfigure.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.web.reactive.HttpServerWebFilter;
import com.tiktickets.observability.web.reactive.ReactiveServerTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.web.reactive.HandlerResult;

class ReactiveServerSpanAutoConfigurationTests {

	private final ReactiveWebApplicationContextRunner runner = ContextRunners
		.reactive(ReactiveServerSpanAutoConfiguration.class)
		.withPropertyValues("otel.instrumentation.spring-webflux.enabled=true");

	@Test
	void exchangesHaveSpans() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(HttpServerWebFilter.class));
	}

	@Test
	void servletApplicationHasNoWebFilter() {
		ContextRunners.servlet(ReactiveServerSpanAutoConfiguration.class)
			.withPropertyValues("otel.instrumentation.spring-webflux.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HttpServerWebFilter.class));
	}

	@Test
	void needsNoServlets() {
		this.runner.withClassLoader(new FilteredClassLoader("jakarta.servlet"))
			.run((context) -> assertThat(context).hasSingleBean(HttpServerWebFilter.class));
	}

	@Test
	void startsWithoutWebFlux() {
		this.runner.withClassLoader(new FilteredClassLoader(HandlerResult.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HttpServerWebFilter.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.web.enabled=false", "otel.instrumentation.spring-webflux.enabled=false" })
	void exchangesHaveNoSpansWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HttpServerWebFilter.class));
	}

	@Test
	void filterOfOpenTelemetryMakesThemOnDemand() {
		this.runner.withPropertyValues("otel.instrumentation.spring-webmvc.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HttpServerWebFilter.class));
	}

	@Test
	void filterOfTheApplicationWins() {
		HttpServerWebFilter own = new HttpServerWebFilter(new ReactiveServerTelemetry(OpenTelemetry.noop()),
				(exception) -> {
				});
		this.runner.withBean(HttpServerWebFilter.class, () -> own)
			.run((context) -> assertThat(context.getBean(HttpServerWebFilter.class)).isSameAs(own));
	}

}
