package com.tiktickets.observability.autoconfigure.redis;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the Redis instrumentation.
 */
@ConfigurationProperties("tiktickets.observability.redis")
public class RedisProperties {

	/**
	 * Whether Redis is instrumented: spans and durations of commands, metrics of
	 * connections, pools and caches.
	 */
	private boolean enabled = true;

	/**
	 * Channels whose messages start with a line that carries trace context and tenant. An
	 * asterisk stands for any characters. List a channel only if all of its listeners
	 * understand the line.
	 */
	private List<String> channels = new ArrayList<>();

	public List<String> getChannels() {
		return this.channels;
	}

	public void setChannels(List<String> channels) {
		this.channels = channels;
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
