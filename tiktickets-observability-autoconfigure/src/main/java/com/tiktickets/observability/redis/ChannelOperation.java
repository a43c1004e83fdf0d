package com.tiktickets.observability.redis;

import org.jspecify.annotations.Nullable;

/**
 * An operation on a message of a channel: publish or process.
 *
 * @param name {@code publish} or {@code process}
 * @param template the entry of the list of channels that the channel is on, {@code null}
 * if it is on none
 */
record ChannelOperation(String name, @Nullable String template) {

	String spanName() {
		return (this.template != null) ? this.name + " " + this.template : this.name;
	}

}
