package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
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
		AttributesBuilder attributes = Attributes.builder();
		String group = environment.getProperty("spring.application.group");
		if (group != null && !group.isEmpty()) {
			attributes.put(SemanticAttributes.SERVICE_NAMESPACE, group);
		}
		String[] profiles = environment.getActiveProfiles();
		attributes.put(SemanticAttributes.DEPLOYMENT_ENVIRONMENT_NAME,
				(profiles.length > 0) ? String.join(",", profiles) : "default");
		Resource resource = Resource.create(attributes.build());
		return (config) -> resource;
	}

}
