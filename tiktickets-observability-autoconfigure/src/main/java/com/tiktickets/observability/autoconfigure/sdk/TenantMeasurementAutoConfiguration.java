package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.metrics.TenantMetricsLimit;
import com.tiktickets.observability.tenant.TenantId;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the tenant on measurements of synchronous instruments. */
@AutoConfiguration(after = TenantAutoConfiguration.class)
@ConditionalOnMode({ ObservabilityMode.STARTER, ObservabilityMode.AGENT })
@ConditionalOnConcern("tenant")
public final class TenantMeasurementAutoConfiguration {

	TenantMeasurementAutoConfiguration() {
	}

	@Bean
	static TenantOpenTelemetryPostProcessor tenantOpenTelemetryPostProcessor(
			ObjectProvider<TenantProperties> properties, ObjectProvider<TenantMetricsLimit> limit) {
		return new TenantOpenTelemetryPostProcessor(properties, limit);
	}

	/**
	 * One for all measurements, so that a tenant is beyond the cap everywhere or nowhere.
	 */
	@Bean
	@ConditionalOnMissingBean
	static TenantMetricsLimit tenantMetricsLimit(TenantProperties properties) {
		List<TenantId> allowed = properties.getMetrics().getAllow().stream().map(TenantId::of).toList();
		return new TenantMetricsLimit(properties.getMetrics().getLimit(), allowed);
	}

}
