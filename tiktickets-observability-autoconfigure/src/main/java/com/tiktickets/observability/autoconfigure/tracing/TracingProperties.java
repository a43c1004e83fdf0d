package com.tiktickets.observability.autoconfigure.tracing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of tracing.
 */
@ConfigurationProperties("tiktickets.observability.tracing")
public class TracingProperties {

	/**
	 * Whether spans are exported.
	 */
	private boolean enabled = true;

	/**
	 * Paths of HTTP requests that have no span, including all paths below them. Requests
	 * of actuator endpoints never have a span.
	 */
	private List<String> excludedPaths = new ArrayList<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public List<String> getExcludedPaths() {
		return this.excludedPaths;
	}

	public void setExcludedPaths(List<String> excludedPaths) {
		this.excludedPaths = excludedPaths;
	}

}
