package com.tiktickets.observability.autoconfigure.whatsapp;

import com.tiktickets.observability.redaction.PersonalIdentifiers;
import com.tiktickets.observability.tenant.resolution.TenantVerification;
import com.tiktickets.observability.whatsapp.WhatsAppTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration of WhatsApp engines. The bean also exists when the concern is
 * switched off, and then does nothing, because adapters depend on it.
 */
@AutoConfiguration(afterName = "io.opentelemetry.instrumentation.spring.autoconfigure.OpenTelemetryAutoConfiguration")
@EnableConfigurationProperties(WhatsAppProperties.class)
public final class WhatsAppAutoConfiguration {

	WhatsAppAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	WhatsAppTelemetry whatsAppTelemetry(ObjectProvider<OpenTelemetry> openTelemetry, WhatsAppProperties properties,
			ObjectProvider<PersonalIdentifiers> personalIdentifiers, ObjectProvider<TenantVerification> tenants) {
		OpenTelemetry destination = properties.isEnabled() ? openTelemetry.getIfAvailable(OpenTelemetry::noop)
				: OpenTelemetry.noop();
		Supplier<PersonalIdentifiers> identifiers = SingletonSupplier
			.of(() -> personalIdentifiers.getIfAvailable(PersonalIdentifiers::unrepeatable));
		return new WhatsAppTelemetry(destination, properties.settings(), identifiers,
				tenants.getIfAvailable(TenantVerification::none));
	}

}
