package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
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

	/**
	 * Returns the same and the version, for an SDK outside of a context.
	 * @param environment where namespace and environment are
	 * @return the resource
	 */
	public static Resource outsideOfContext(Environment environment) {
		return ServiceResource.withVersion(environment);
	}

	@Bean
	ResourceProvider serviceResourceProvider(Environment environment) {
		Resource resource = ServiceResource.of(environment);
		return (config) -> resource;
	}

}
