package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of a shorter start: nothing is generated for OpenTelemetry's own.
 */
@AutoConfiguration
@ConditionalOnMode(ObservabilityMode.STARTER)
public final class LiteConfigurationAutoConfiguration {

	LiteConfigurationAutoConfiguration() {
	}

	@Bean
	static LiteConfigurationPostProcessor liteConfigurationPostProcessor() {
		return new LiteConfigurationPostProcessor();
	}

}
