package com.tiktickets.observability.autoconfigure.tenant;

import com.tiktickets.observability.autoconfigure.ObservabilityProperties;
import com.tiktickets.observability.tenant.TenantVerifier;
import com.tiktickets.observability.tenant.resolution.TenantResolutions;
import com.tiktickets.observability.tenant.resolution.TenantVerification;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration of the tenant's properties, which every concern reads, and of how
 * tenants are resolved and verified.
 */
@AutoConfiguration
@EnableConfigurationProperties({ ObservabilityProperties.class, TenantProperties.class })
public final class TenantAutoConfiguration {

	TenantAutoConfiguration() {
	}

	@Bean
	TenantVerification tenantVerification(TenantProperties properties, ObjectProvider<TenantVerifier> verifiers) {
		return properties.isEnabled() ? new TenantVerification(tenantVerifier(verifiers)) : TenantVerification.none();
	}

	/** A verifier that reads a database needs beans that need telemetry. */
	private static Supplier<TenantVerifier> tenantVerifier(ObjectProvider<TenantVerifier> verifiers) {
		return SingletonSupplier.of(() -> verifiers.getIfAvailable(() -> (tenant) -> true));
	}

	@Bean
	TenantResolutions tenantResolutions(TenantProperties properties, TenantVerification verification) {
		return new TenantResolutions(properties.isEnabled(), properties.fixedTenant(), verification);
	}

	/** Two verifiers without a primary one are a mistake that a start reports. */
	@Bean
	static SmartInitializingSingleton tenantVerifierCheck(ObjectProvider<TenantVerifier> verifiers) {
		return () -> verifiers.ifAvailable((verifier) -> {
		});
	}

}
