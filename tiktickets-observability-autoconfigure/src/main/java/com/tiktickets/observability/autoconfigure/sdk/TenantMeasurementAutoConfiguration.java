package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the tenant on measurements of synchronous instruments. */
@AutoConfiguration(after = TenantAutoConfiguration.class)
@ConditionalOnMode({ ObservabilityMode.STARTER, ObservabilityMode.AGENT })
@ConditionalOnConcern("tenant")
public final class TenantMeasurementAutoConfiguration {

	TenantMeasurementAutoConfiguration() {
	}

	@Bean
	static StampingOpenTelemetryPostProcessor stampingOpenTelemetryPostProcessor(
			ObjectProvider<TenantProperties> properties) {
		return new StampingOpenTelemetryPostProcessor(properties);
	}

}
