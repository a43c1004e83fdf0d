package com.tiktickets.observability.whatsapp;

import java.util.Locale;

/** States of a session, as metrics and spans call them. */
public enum SessionState {

	/** Known, and not connected. */
	DISCONNECTED,

	/** On the way to a connection. */
	CONNECTING,

	/** A QR code is shown and waits to be scanned. */
	AWAITING_SCAN,

	/** Scanned; the engine loads the account. */
	AUTHENTICATED,

	/** Messages can be sent and received. */
	CONNECTED,

	/** Says that it is connected and fails its health probe. */
	ZOMBIE,

	/** Lost, and on the way back. */
	RECONNECTING,

	/** Given up by the application; nothing comes after it. */
	CLOSED;

	private final String word = name().toLowerCase(Locale.ROOT);

	boolean isConnecting() {
		return this == CONNECTING || this == AWAITING_SCAN || this == AUTHENTICATED || this == RECONNECTING;
	}

	/**
	 * Returns the word that is emitted.
	 * @return the word, in lower case
	 */
	public String word() {
		return this.word;
	}

}
