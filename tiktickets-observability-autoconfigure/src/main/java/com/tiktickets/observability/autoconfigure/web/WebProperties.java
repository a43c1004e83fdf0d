package com.tiktickets.observability.autoconfigure.web;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The switch of the HTTP instrumentation. */
@ConfigurationProperties("tiktickets.observability.web")
public class WebProperties {

	/**
	 * Whether HTTP requests, in and out, make spans and metrics and carry a tenant.
	 */
	private boolean enabled = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
