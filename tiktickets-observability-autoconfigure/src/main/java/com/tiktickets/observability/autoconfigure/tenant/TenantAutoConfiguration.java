package com.tiktickets.observability.autoconfigure.tenant;

import com.tiktickets.observability.autoconfigure.ObservabilityProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Auto-configuration of the tenant's properties, which every concern reads. */
@AutoConfiguration
@EnableConfigurationProperties({ ObservabilityProperties.class, TenantProperties.class })
public final class TenantAutoConfiguration {

	TenantAutoConfiguration() {
	}

}
