package com.tiktickets.observability.autoconfigure.logging;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the export of log records.
 */
@ConfigurationProperties("tiktickets.observability.logging")
public class LoggingProperties {

	/**
	 * Whether log records are exported.
	 */
	private boolean enabled = true;

	/**
	 * Keys of the mapped diagnostic context (MDC) whose values become attributes of log
	 * records.
	 */
	private List<String> mdcKeys = new ArrayList<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public List<String> getMdcKeys() {
		return this.mdcKeys;
	}

	public void setMdcKeys(List<String> mdcKeys) {
		this.mdcKeys = mdcKeys;
	}

}
