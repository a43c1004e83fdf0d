package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.ResourceProvider;
import io.opentelemetry.sdk.resources.Resource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of what Spring knows about the service and OpenTelemetry's starter
 * does not read.
 */
@AutoConfiguration
@ConditionalOnMode(ObservabilityMode.STARTER)
public final class ServiceResourceAutoConfiguration {

	ServiceResourceAutoConfiguration() {
	}

	/**
	 * Returns a builder of an SDK outside of a context, for log records alone, with the
	 * settings that the context's would have.
	 * @param environment where the settings are
	 * @return the builder
	 */
	public static AutoConfiguredOpenTelemetrySdkBuilder sdkOutsideOfContext(ConfigurableEnvironment environment) {
		return SdkOutsideOfContext.builder(environment);
	}

	@Bean
	ResourceProvider serviceResourceProvider(Environment environment) {
		Resource resource = ServiceResource.of(environment);
		return (config) -> resource;
	}

}
