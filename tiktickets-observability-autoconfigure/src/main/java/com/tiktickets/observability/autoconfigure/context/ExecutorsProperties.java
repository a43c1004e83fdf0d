package com.tiktickets.observability.autoconfigure.context;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the instrumentation of executors.
 */
@ConfigurationProperties("tiktickets.observability.executors")
public class ExecutorsProperties {

	/**
	 * Whether executor beans run each task in the trace and under the tenant of the code
	 * that submitted it.
	 */
	private boolean enabled = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
