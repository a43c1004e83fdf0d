package com.tiktickets.observability.autoconfigure.logging;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Which log records leave, and with what. */
@ConfigurationProperties("tiktickets.observability.logging")
public class LoggingProperties {

	/**
	 * Whether log records are exported.
	 */
	private boolean enabled = true;

	/**
	 * Keys of the mapped diagnostic context that become attributes of the record.
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
