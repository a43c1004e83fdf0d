package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the shutdown of the SDK. Spring closes the SDK after all other
 * beans of the application. The SDK's own shutdown hook is disabled: the JVM runs
 * shutdown hooks concurrently, so that the hook would close the SDK while requests are
 * still answered.
 */
@AutoConfiguration
@ConditionalOnMode(ObservabilityMode.STARTER)
public final class ShutdownAutoConfiguration {

	ShutdownAutoConfiguration() {
	}

	@Bean
	AutoConfigurationCustomizerProvider shutdownHookCustomizer() {
		return (customizer) -> {
			if (customizer instanceof AutoConfiguredOpenTelemetrySdkBuilder builder) {
				builder.disableShutdownHook();
			}
		};
	}

	@Bean
	static LastDestroyedSdk lastDestroyedSdk(ConfigurableListableBeanFactory beanFactory) {
		return new LastDestroyedSdk(beanFactory);
	}

}
