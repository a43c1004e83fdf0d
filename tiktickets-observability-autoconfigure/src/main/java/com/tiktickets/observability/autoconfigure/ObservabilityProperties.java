package com.tiktickets.observability.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the starter as a whole.
 */
@ConfigurationProperties(PropertyNames.PREFIX)
public class ObservabilityProperties {

	/**
	 * Whether the starter records any telemetry. If it does not, trace context still
	 * passes from incoming requests to outgoing requests.
	 */
	private boolean enabled = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
