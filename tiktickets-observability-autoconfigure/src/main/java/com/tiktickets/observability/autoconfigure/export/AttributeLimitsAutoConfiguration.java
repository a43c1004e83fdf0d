package com.tiktickets.observability.autoconfigure.export;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.export.ExceptionAttributes;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what an item always says of its tenant and its error: the limits
 * that OpenTelemetry's variables set do not touch it, and every exception has a type.
 */
@AutoConfiguration(after = { TenantAutoConfiguration.class, EncodedQueueAutoConfiguration.class })
@ConditionalOnMode(ObservabilityMode.STARTER)
@EnableConfigurationProperties(TenantProperties.class)
public final class AttributeLimitsAutoConfiguration {

	AttributeLimitsAutoConfiguration() {
	}

	/** First, so that limits that an application sets in code are the SDK's. */
	@Bean
	WideLimitsCustomizer wideLimitsCustomizer(TenantProperties properties) {
		return new WideLimitsCustomizer(new LimitProperties(properties.attributeKey()));
	}

	/** Last, in front of what encodes an item. */
	@Bean
	LimitingProcessorsCustomizer limitingProcessorsCustomizer(TenantProperties properties) {
		return new LimitingProcessorsCustomizer(new LimitProperties(properties.attributeKey()));
	}

	@Bean
	AutoConfigurationCustomizerProvider exceptionAttributesCustomizer() {
		return (customizer) -> customizer
			.addTracerProviderCustomizer((builder, config) -> ExceptionAttributes.on(builder))
			.addLoggerProviderCustomizer((builder, config) -> ExceptionAttributes.on(builder));
	}

}
