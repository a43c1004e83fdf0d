package com.tiktickets.observability.autoconfigure.metrics;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of metrics.
 */
@ConfigurationProperties("tiktickets.observability.metrics")
public class MetricsProperties {

	/**
	 * Whether metrics are recorded and exported.
	 */
	private boolean enabled = true;

	/**
	 * Whether OpenTelemetry's SDK also counts spans that are started and log records that
	 * are created. Exported and lost ones are always counted.
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
