package com.tiktickets.observability.autoconfigure.tenant;

import com.tiktickets.observability.tenant.detail.TenantDetails;
import com.tiktickets.observability.tenant.propagation.CarrierPolicy;
import com.tiktickets.observability.tenant.propagation.PropagationTargets;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import com.tiktickets.observability.tenant.propagation.TenantPropagator;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of how the tenant crosses processes: one propagator, which the SDK
 * has beside its own, and which Spring's observations get with the SDK's.
 */
@AutoConfiguration(after = { TenantAutoConfiguration.class, TenantDetailAutoConfiguration.class })
@EnableConfigurationProperties(PropagationProperties.class)
public final class TenantPropagationAutoConfiguration {

	TenantPropagationAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	PropagationTargets propagationTargets(PropagationProperties properties) {
		return properties.targets();
	}

	@Bean
	TenantPropagator tenantPropagator(PropagationProperties properties, TenantProperties tenant,
			ObjectProvider<CarrierPolicy> policies, ObjectProvider<TenantDetails> details) {
		return (properties.isEnabled() && tenant.isEnabled()) ? new TenantPropagator(properties.getBaggageKeys(),
				policies.orderedStream().toList(), details.getIfAvailable()) : TenantPropagator.none();
	}

	@Bean
	TenantPropagation tenantPropagation(ObjectProvider<OpenTelemetry> openTelemetry, TenantPropagator tenant) {
		return new TenantPropagation(
				openTelemetry.getIfAvailable(OpenTelemetry::noop).getPropagators().getTextMapPropagator(), tenant);
	}

	/** The SDK asks once for each propagator; the tenant's joins the first. */
	@Bean
	AutoConfigurationCustomizerProvider tenantPropagatorCustomizer(TenantPropagator tenant) {
		AtomicBoolean joined = new AtomicBoolean();
		return (customizer) -> customizer
			.addPropagatorCustomizer((propagator, config) -> joined.compareAndSet(false, true)
					? TextMapPropagator.composite(propagator, tenant) : propagator);
	}

}
