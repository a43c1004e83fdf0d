package com.tiktickets.observability.autoconfigure.tracing;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.tracing.PathExcludingSampler;
import com.tiktickets.observability.tracing.ScheduledTaskConvention;
import com.tiktickets.observability.tracing.TenantSpanProcessor;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Auto-configuration of the tenant on spans, and of what makes none. */
@AutoConfiguration(after = TenantAutoConfiguration.class)
@ConditionalOnMode(ObservabilityMode.STARTER)
@EnableConfigurationProperties(TracingProperties.class)
public final class TracingAutoConfiguration {

	TracingAutoConfiguration() {
	}

	@Bean
	@ConditionalOnConcern("tenant")
	AutoConfigurationCustomizerProvider tenantSpanCustomizer(TenantProperties properties) {
		TenantSpanProcessor processor = new TenantSpanProcessor(properties.attributeKey());
		return (customizer) -> customizer
			.addTracerProviderCustomizer((builder, config) -> builder.addSpanProcessorFirst(processor));
	}

	@Bean
	AutoConfigurationCustomizerProvider excludedPathsCustomizer(TracingProperties properties, Environment environment) {
		ExcludedPaths paths = new ExcludedPaths(environment, properties.getExcludedPaths());
		return (customizer) -> customizer
			.addSamplerCustomizer((sampler, config) -> new PathExcludingSampler(sampler, paths.asList()));
	}

	@Bean
	ScheduledTaskConvention scheduledTaskConvention() {
		return new ScheduledTaskConvention();
	}

}
