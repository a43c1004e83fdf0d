package com.tiktickets.observability.autoconfigure.metrics;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** What is measured. */
@ConfigurationProperties("tiktickets.observability.metrics")
public class MetricsProperties {

	/**
	 * Whether metrics are made and exported.
	 */
	private boolean enabled = true;

	/**
	 * Whether OpenTelemetry's SDK counts spans and log records when they begin, and not
	 * only when they were exported or lost.
	 */
	private boolean sdkItems;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isSdkItems() {
		return this.sdkItems;
	}

	public void setSdkItems(boolean sdkItems) {
		this.sdkItems = sdkItems;
	}

}
