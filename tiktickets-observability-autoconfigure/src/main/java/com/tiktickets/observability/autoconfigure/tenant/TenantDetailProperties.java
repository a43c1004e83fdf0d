package com.tiktickets.observability.autoconfigure.tenant;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of detailed telemetry of single tenants.
 */
@ConfigurationProperties("tiktickets.observability.tenant.detail")
public class TenantDetailProperties {

	/**
	 * Whether detailed telemetry of a tenant can be requested, through the actuator
	 * endpoint telemetry or by a trusted service.
	 */
	private boolean enabled = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
