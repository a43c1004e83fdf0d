package com.tiktickets.observability.redis;

import com.tiktickets.observability.tenant.propagation.Peer;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.Message;

/**
 * A message of a channel, without its envelope.
 *
 * @param template the entry of the list of channels that its channel is on, {@code null}
 * if it is on none
 * @param headers what the line said
 * @param message the message
 */
public record ChannelMessage(@Nullable String template, Map<String, String> headers, Message message) {

	/** Reads the headers. */
	public static final TextMapGetter<ChannelMessage> GETTER = new TextMapGetter<>() {

		@Override
		public Iterable<String> keys(ChannelMessage carrier) {
			return carrier.headers().keySet();
		}

		@Override
		public @Nullable String get(@Nullable ChannelMessage carrier, String key) {
			return (carrier != null) ? carrier.headers().get(key) : null;
		}

	};

	/**
	 * Says whether the headers are trusted. On a channel that is not listed, any sender
	 * may have written them.
	 * @return who sent the message
	 */
	public Peer peer() {
		return (this.template != null) ? Peer.TRUSTED : Peer.STRANGER;
	}

}
