package com.tiktickets.observability.autoconfigure.web;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the HTTP instrumentation.
 */
@ConfigurationProperties("tiktickets.observability.web")
public class WebProperties {

	/**
	 * Whether HTTP servers and clients are instrumented: spans, durations and the tenant
	 * of requests.
	 */
	private boolean enabled = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
