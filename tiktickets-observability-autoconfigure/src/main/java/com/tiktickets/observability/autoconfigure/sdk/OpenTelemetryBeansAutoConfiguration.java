package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.jdbc.JdbcProperties;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.propagation.ContextPropagators;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the beans that applications and Micrometer share with the one
 * OpenTelemetry. Boot's own propagators would be a second set, and none at all in tests.
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class,
		afterName = "io.opentelemetry.instrumentation.spring.autoconfigure.OpenTelemetryAutoConfiguration")
@EnableConfigurationProperties(JdbcProperties.class)
public final class OpenTelemetryBeansAutoConfiguration {

	private static final String APPLICATION_SCOPE = "application";

	OpenTelemetryBeansAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ContextPropagators contextPropagators(OpenTelemetry openTelemetry) {
		return openTelemetry.getPropagators();
	}

	@Bean
	@ConditionalOnMissingBean
	Meter openTelemetryMeter(OpenTelemetry openTelemetry) {
		return openTelemetry.getMeter(APPLICATION_SCOPE);
	}

}
