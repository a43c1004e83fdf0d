package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the SDK's end. Spring closes it, after everything else that the
 * application does while it shuts down. The SDK's own shutdown hook would close it while
 * requests are still answered: the JVM runs its hooks at the same time.
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
