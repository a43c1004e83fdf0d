package com.tiktickets.observability.autoconfigure.tracing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What is traced. */
@ConfigurationProperties("tiktickets.observability.tracing")
public class TracingProperties {

	/**
	 * Whether spans are exported.
	 */
	private boolean enabled = true;

	/**
	 * Paths whose requests make no spans, each with everything below it, besides those of
	 * the actuator.
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
