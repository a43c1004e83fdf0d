package com.tiktickets.observability.whatsapp;

import java.time.Duration;

/**
 * How sessions are watched.
 *
 * @param zombieAfter how many health probes in a row fail before a session is a zombie
 * @param pendingMessages how many sent messages of all sessions are remembered until
 * their acknowledgement
 * @param traceWindow how long after a message its acknowledgements belong to its trace
 * @param logging whether transitions and failures are logged
 */
public record WhatsAppSettings(int zombieAfter, int pendingMessages, Duration traceWindow, boolean logging) {

	/** What there is without properties. */
	public static final WhatsAppSettings DEFAULTS = new WhatsAppSettings(2, 10_000, Duration.ofMinutes(1), true);

}
