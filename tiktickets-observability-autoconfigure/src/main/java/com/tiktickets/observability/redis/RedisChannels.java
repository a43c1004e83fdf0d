package com.tiktickets.observability.redis;

import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.data.redis.connection.MessageListener;

/**
 * Carries trace and tenant over the channels of Redis. A channel has no headers: only to
 * the channels that are listed a line is written before the message, since whoever does
 * not know it would read it as a part of the message. Thread-safe.
 */
public final class RedisChannels {

	private final ChannelTelemetry telemetry;

	/**
	 * Creates the channels.
	 * @param openTelemetry where telemetry goes
	 * @param propagation writes and reads trace and tenant
	 * @param tenants resolves the tenant of a message
	 * @param enveloped names and patterns of the channels whose listeners know the line
	 */
	public RedisChannels(OpenTelemetry openTelemetry, TenantPropagation propagation,
			TenantResolution<ChannelMessage> tenants, List<String> enveloped) {
		this.telemetry = new ChannelTelemetry(openTelemetry, propagation, tenants, enveloped);
	}

	ChannelTelemetry telemetry() {
		return this.telemetry;
	}

	/**
	 * Publishes a message within a span.
	 * @param channel the channel
	 * @param message the message
	 * @param publisher publishes it, such as {@code template::convertAndSend}
	 */
	public void publish(String channel, String message, BiConsumer<String, String> publisher) {
		String template = this.telemetry.template(channel);
		this.telemetry.publish(template, message.getBytes(StandardCharsets.UTF_8), (bytes) -> {
			publisher.accept(channel, (template != null) ? new String(bytes, StandardCharsets.UTF_8) : message);
			return null;
		});
	}

	/**
	 * Gives a listener each message within a span, in the trace and under the tenant of
	 * whoever published it, and without the line before it.
	 * @param listener the listener
	 * @return the listener to register
	 */
	public MessageListener listener(MessageListener listener) {
		return (message, pattern) -> {
			if (this.telemetry.isProcessing()) {
				listener.onMessage(message, pattern);
				return;
			}
			ChannelMessage received = this.telemetry.received(message);
			this.telemetry.process(received, () -> listener.onMessage(received.message(), pattern));
		};
	}

}
