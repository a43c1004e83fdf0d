package com.tiktickets.sample.delivery;

import java.util.concurrent.CompletableFuture;

/**
 * The port to whatever engine talks to WhatsApp. Thread-safe.
 */
public interface WhatsAppGateway {

	/**
	 * Sends a message. Returns before it has arrived; what depends on the future runs in
	 * the thread, and in the trace, of the acknowledgement.
	 * @param message the message
	 * @return the engine's id of the message when the phone has acknowledged it, or a
	 * failure if it was refused or never acknowledged
	 */
	CompletableFuture<String> send(OutgoingMessage message);

}
