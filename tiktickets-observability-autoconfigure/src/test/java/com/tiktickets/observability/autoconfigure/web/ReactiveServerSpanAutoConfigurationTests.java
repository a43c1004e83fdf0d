package com.tiktickets.observability.autoconfigure.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.web.reactive.HttpServerWebFilter;
import com.tiktickets.observability.web.reactive.ReactiveServerTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.reactive.HandlerResult;

class ReactiveServerSpanAutoConfigurationTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveServerSpanAutoConfiguration.class))
		.withBean(OpenTelemetry.class, OpenTelemetry::noop)
		.withPropertyValues("tiktickets.observability.internal.mode=STARTER",
				"otel.instrumentation.spring-webflux.enabled=true");

	@Test
	void exchangesHaveSpans() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(HttpServerWebFilter.class));
	}

	@Test
	void servletsAreNoneOfItsBusiness() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ReactiveServerSpanAutoConfiguration.class))
			.withBean(OpenTelemetry.class, OpenTelemetry::noop)
			.withPropertyValues("tiktickets.observability.internal.mode=STARTER",
					"otel.instrumentation.spring-webflux.enabled=true")
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

	@Test
	void switchedOffThereAreNone() {
		this.runner.withPropertyValues("tiktickets.observability.web.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HttpServerWebFilter.class));
		this.runner.withPropertyValues("otel.instrumentation.spring-webflux.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HttpServerWebFilter.class));
	}

	@Test
	void filterOfOpenTelemetryMakesThemOnDemand() {
		this.runner.withPropertyValues("otel.instrumentation.spring-webmvc.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HttpServerWebFilter.class));
	}

	@Test
	void filterOfTheApplicationCounts() {
		HttpServerWebFilter own = new HttpServerWebFilter(new ReactiveServerTelemetry(OpenTelemetry.noop()),
				(exception) -> {
				});
		this.runner.withBean(HttpServerWebFilter.class, () -> own)
			.run((context) -> assertThat(context.getBean(HttpServerWebFilter.class)).isSameAs(own));
	}

}
