package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the kill switch where an application was processed ahead of time.
 * Which beans there are was settled then, with telemetry on; switched off since, the
 * OpenTelemetry among them makes nothing and passes trace context through. The SDK itself
 * would make spans that nobody exports.
 */
@AutoConfiguration
@ConditionalOnMode(ObservabilityMode.STARTER)
public final class AheadOfTimeSwitchAutoConfiguration {

	AheadOfTimeSwitchAutoConfiguration() {
	}

	@Bean
	static BeanPostProcessor disabledOpenTelemetryPostProcessor(Environment environment) {
		return new DisabledOpenTelemetryPostProcessor(environment);
	}

	private record DisabledOpenTelemetryPostProcessor(Environment environment) implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (bean instanceof OpenTelemetry openTelemetry
					&& ObservabilityMode.of(this.environment) == ObservabilityMode.DISABLED) {
				return OpenTelemetry.propagating(openTelemetry.getPropagators());
			}
			return bean;
		}

	}

}
