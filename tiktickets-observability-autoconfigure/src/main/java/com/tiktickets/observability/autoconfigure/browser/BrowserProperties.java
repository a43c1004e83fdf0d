package com.tiktickets.observability.autoconfigure.browser;

import com.tiktickets.observability.autoconfigure.InvalidPropertyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the metrics of headless browsers.
 */
@ConfigurationProperties(BrowserProperties.PREFIX)
public class BrowserProperties implements InitializingBean {

	/** Prefix of the properties. */
	public static final String PREFIX = "tiktickets.observability.browser";

	private static final Duration SHORTEST = Duration.ofMillis(100);

	/**
	 * Whether the processes of headless browsers are measured. OSHI must be on the class
	 * path.
	 */
	private boolean enabled = true;

	/**
	 * Time between two readings of the processes.
	 */
	private Duration interval = Duration.ofSeconds(15);

	/**
	 * Names of executables whose processes are browsers. Initially the executables of
	 * Chrome, Chromium and Edge.
	 */
	private List<String> executables = new ArrayList<>(List.of("chrome", "chromium", "chrome-headless-shell",
			"headless_shell", "chrome_crashpad_handler", "msedge"));

	@Override
	public void afterPropertiesSet() {
		if (this.interval.compareTo(SHORTEST) < 0) {
			throw new InvalidPropertyException(PREFIX + ".interval", this.interval,
					"it is shorter than " + SHORTEST.toMillis() + " ms", "Use a duration such as 15s.");
		}
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Duration getInterval() {
		return this.interval;
	}

	public void setInterval(Duration interval) {
		this.interval = interval;
	}

	public List<String> getExecutables() {
		return this.executables;
	}

	public void setExecutables(List<String> executables) {
		this.executables = executables;
	}

}
