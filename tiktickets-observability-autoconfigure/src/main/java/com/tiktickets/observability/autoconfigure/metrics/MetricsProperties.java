package com.tiktickets.observability.autoconfigure.metrics;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The switch of metrics. */
@ConfigurationProperties("tiktickets.observability.metrics")
public class MetricsProperties {

	/**
	 * Whether metrics are made and exported.
	 */
	private boolean enabled = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
