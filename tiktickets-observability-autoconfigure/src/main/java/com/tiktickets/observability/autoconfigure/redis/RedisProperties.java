package com.tiktickets.observability.autoconfigure.redis;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The switch of Redis. */
@ConfigurationProperties("tiktickets.observability.redis")
public class RedisProperties {

	/**
	 * Whether commands to Redis make spans and metrics, and caches count by tenant.
	 */
	private boolean enabled = true;

	/**
	 * Names and patterns (*) of the channels whose messages carry trace and tenant in a
	 * line before them. List a channel when all of its listeners know the line.
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
