package com.tiktickets.observability.autoconfigure.export;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.autoconfigure.redaction.TextRedactionAutoConfiguration;
import com.tiktickets.observability.export.ExceptionAttributes;
import com.tiktickets.observability.export.ItemRedaction;
import com.tiktickets.observability.redaction.AttributeRedactor;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the limits on attributes. The attributes of tenant and error are
 * outside of the limits, and every exception has a type.
 */
@AutoConfiguration(after = { TenantAutoConfiguration.class, EncodedQueueAutoConfiguration.class,
		TextRedactionAutoConfiguration.class })
@ConditionalOnMode(ObservabilityMode.STARTER)
@EnableConfigurationProperties(TenantProperties.class)
public final class AttributeLimitsAutoConfiguration {

	AttributeLimitsAutoConfiguration() {
	}

	/**
	 * Runs first, so that limits that the application sets in code override these limits.
	 */
	@Bean
	WideLimitsCustomizer wideLimitsCustomizer(TenantProperties properties) {
		return new WideLimitsCustomizer(new LimitProperties(properties.attributeKey()));
	}

	/** Runs last, so that the limits are applied before an item is encoded. */
	@Bean
	LimitingProcessorsCustomizer limitingProcessorsCustomizer(TenantProperties properties,
			ObjectProvider<AttributeRedactor> redactor) {
		return new LimitingProcessorsCustomizer(new LimitProperties(properties.attributeKey()),
				redaction(redactor.getIfAvailable()));
	}

	private static ItemRedaction redaction(@Nullable AttributeRedactor redactor) {
		return (redactor != null) ? new ItemRedaction(redactor::redact, redactor::redact, redactor::redact)
				: ItemRedaction.NONE;
	}

	@Bean
	AutoConfigurationCustomizerProvider exceptionAttributesCustomizer() {
		return (customizer) -> customizer
			.addTracerProviderCustomizer((builder, config) -> ExceptionAttributes.on(builder))
			.addLoggerProviderCustomizer((builder, config) -> ExceptionAttributes.on(builder));
	}

}
