package com.tiktickets.observability.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * What telemetry may know of a message: never what it says. Identifiers are hashed before
 * anything is emitted. Immutable.
 *
 * @param id the engine's id, or {@code null} as long as there is none
 * @param peer phone number or JID of the other party, or {@code null}
 * @param type the kind of content
 */
public record WhatsAppMessage(@Nullable String id, @Nullable String peer, MessageType type) {

	/**
	 * Returns a message that is about to be sent.
	 * @param peer phone number or JID of the recipient
	 * @param type the kind of content
	 * @return the message
	 */
	public static WhatsAppMessage to(String peer, MessageType type) {
		return new WhatsAppMessage(null, peer, type);
	}

	/**
	 * Returns a message that has come.
	 * @param id the engine's id
	 * @param peer phone number or JID of the sender
	 * @param type the kind of content
	 * @return the message
	 */
	public static WhatsAppMessage from(String id, String peer, MessageType type) {
		return new WhatsAppMessage(id, peer, type);
	}

	/** Keeps identifiers out of logs. */
	@Override
	public String toString() {
		return "WhatsAppMessage[" + this.type.word() + "]";
	}

}
