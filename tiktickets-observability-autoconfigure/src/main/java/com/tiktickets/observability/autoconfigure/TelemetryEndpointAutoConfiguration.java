package com.tiktickets.observability.autoconfigure;

import com.tiktickets.observability.export.CollectorLink;
import com.tiktickets.observability.metrics.TenantMetricsLimit;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the actuator endpoint that says what becomes of telemetry, in
 * each mode.
 */
@AutoConfiguration(after = StartLineAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(TelemetryEndpoint.class)
public final class TelemetryEndpointAutoConfiguration {

	TelemetryEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = "telemetryEndpoint")
	TelemetryEndpoint telemetryEndpoint(Environment environment, ObjectProvider<SdkSettings> settings,
			ObjectProvider<CollectorLink> link, ObjectProvider<TenantMetricsLimit> tenants,
			ObjectProvider<TenantDetails> details) {
		return new TelemetryEndpoint(environment, settings.getIfAvailable(SdkSettings::new), link, tenants,
				details.getIfAvailable());
	}

}
