package com.tiktickets.observability.autoconfigure.export;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The switch of the export. */
@ConfigurationProperties("tiktickets.observability.export")
public class ExportProperties {

	/**
	 * Whether telemetry leaves the process.
	 */
	private boolean enabled = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
