package com.tiktickets.observability.benchmarks.messages;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.data.redis.connection.MessageListener;

/**
 * Work that an application does through the API of its telemetry. The default methods do
 * the same work without telemetry.
 */
public interface MessagingTelemetry {

	default void forTenant(String tenant, Runnable work) {
		work.run();
	}

	default void publish(String channel, String message, BiConsumer<String, String> publisher) {
		publisher.accept(channel, message);
	}

	default MessageListener listener(MessageListener listener) {
		return listener;
	}

	/** Sends a WhatsApp message, and has it acknowledged. */
	default void send(Supplier<String> engine, Runnable onDelivered) {
		engine.get();
		onDelivered.run();
	}

	/** Reads the processes of browsers once. */
	default void readBrowsers() {
	}

}
