package com.tiktickets.observability.autoconfigure.jdbc;

import com.tiktickets.observability.autoconfigure.InvalidPropertyException;
import java.time.Duration;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the JDBC instrumentation.
 */
@ConfigurationProperties(JdbcProperties.PREFIX)
public class JdbcProperties implements InitializingBean {

	/** Prefix of the properties. */
	public static final String PREFIX = "tiktickets.observability.jdbc";

	/**
	 * Whether JDBC statements are instrumented: spans, durations and log records of slow
	 * statements.
	 */
	private boolean enabled = true;

	/**
	 * Duration from which a statement is logged as slow. Zero logs no statement.
	 */
	private Duration slowQueryThreshold = Duration.ofSeconds(1);

	@Override
	public void afterPropertiesSet() {
		if (this.slowQueryThreshold.isNegative()) {
			throw new InvalidPropertyException(PREFIX + ".slow-query-threshold", this.slowQueryThreshold,
					"it is negative", "Use a duration such as 1s, or 0 to log no slow statement.");
		}
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Duration getSlowQueryThreshold() {
		return this.slowQueryThreshold;
	}

	public void setSlowQueryThreshold(Duration slowQueryThreshold) {
		this.slowQueryThreshold = slowQueryThreshold;
	}

}
