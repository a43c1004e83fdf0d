package com.tiktickets.observability.autoconfigure;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Auto-configuration of the line at start that describes the export of telemetry. */
@AutoConfiguration
public final class StartLineAutoConfiguration {

	StartLineAutoConfiguration() {
	}

	@Bean
	SdkSettings sdkSettings() {
		return new SdkSettings();
	}

	@Bean
	StartLine startLine(Environment environment, SdkSettings settings) {
		return new StartLine(environment, settings);
	}

	@Bean
	AutoConfigurationCustomizerProvider sdkSettingsCustomizer(SdkSettings settings) {
		return new Last(settings);
	}

	@Bean
	SmartInitializingSingleton startLineLogger(StartLine line, ObjectProvider<OpenTelemetry> openTelemetry) {
		return () -> {
			if (openTelemetry.getIfAvailable() != null) {
				line.log();
			}
		};
	}

	/** Runs after the other customizers, so that the resource is complete. */
	private record Last(SdkSettings settings) implements AutoConfigurationCustomizerProvider {

		@Override
		public void customize(AutoConfigurationCustomizer customizer) {
			customizer.addResourceCustomizer((resource, config) -> {
				this.settings.resolved(resource, config);
				return resource;
			});
			customizer.addSamplerCustomizer((sampler, config) -> {
				this.settings.resolved(sampler);
				return sampler;
			});
		}

		@Override
		public int order() {
			return Integer.MAX_VALUE;
		}

	}

}
