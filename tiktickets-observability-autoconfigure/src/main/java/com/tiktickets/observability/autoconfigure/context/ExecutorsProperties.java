package com.tiktickets.observability.autoconfigure.context;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The switch of executors. */
@ConfigurationProperties("tiktickets.observability.executors")
public class ExecutorsProperties {

	/**
	 * Whether executor beans run each task under the trace and tenant of its submission.
	 */
	private boolean enabled = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
