package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.export.ServiceResource;
import io.opentelemetry.sdk.autoconfigure.spi.ResourceProvider;
import io.opentelemetry.sdk.resources.Resource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
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

	@Bean
	ResourceProvider serviceResourceProvider(Environment environment) {
		Resource resource = ServiceResource.of(environment);
		return (config) -> resource;
	}

}
