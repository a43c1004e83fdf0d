package com.tiktickets.observability.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The switch of everything. */
@ConfigurationProperties(PropertyNames.PREFIX)
public class ObservabilityProperties {

	/**
	 * Whether telemetry is made at all. Switched off, trace context still passes through.
	 */
	private boolean enabled = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
