package com.tiktickets.observability.benchmarks.messages;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.data.redis.connection.MessageListener;

/**
 * What an application does by an API of its telemetry; here, what it does without one.
 */
public interface Doorways {

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
