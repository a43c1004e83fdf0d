package com.tiktickets.observability.whatsapp;

import java.util.Locale;

/** States of a session. */
public enum SessionState {

	/** The session is known and not connected. */
	DISCONNECTED,

	/** The engine is connecting. */
	CONNECTING,

	/** A QR code is shown and has not been scanned yet. */
	AWAITING_SCAN,

	/** The QR code has been scanned, and the engine loads the account. */
	AUTHENTICATED,

	/** Messages can be sent and received. */
	CONNECTED,

	/** The engine reports a connection, but health probes fail. */
	ZOMBIE,

	/** The connection was lost, and the engine is reconnecting. */
	RECONNECTING,

	/** The application has closed the session. This state is final. */
	CLOSED;

	private final String word = name().toLowerCase(Locale.ROOT);

	boolean isConnecting() {
		return this == CONNECTING || this == AWAITING_SCAN || this == AUTHENTICATED || this == RECONNECTING;
	}

	/**
	 * Returns the value of the attribute.
	 * @return the value, in lower case
	 */
	public String word() {
		return this.word;
	}

}
