package com.tiktickets.observability.autoconfigure.sdk;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The switch of JDBC. */
@ConfigurationProperties("tiktickets.observability.jdbc")
public class JdbcProperties {

	/**
	 * Whether database calls make spans and metrics.
	 */
	private boolean enabled = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
