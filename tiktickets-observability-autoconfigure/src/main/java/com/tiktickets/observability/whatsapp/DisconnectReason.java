package com.tiktickets.observability.whatsapp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a session is disconnected: few words, whatever the engine writes. */
public enum DisconnectReason {

	/** The application asked for it. */
	REQUESTED,

	/** The account's owner removed the device. */
	LOGOUT,

	/** Another client took the session over. */
	CONFLICT,

	/** The page that the engine drives went elsewhere. */
	NAVIGATION,

	/** The network, or WhatsApp's side of it, is away. */
	NETWORK,

	/** WhatsApp refuses the account. */
	BANNED,

	/** No one scanned the QR code. */
	SCAN_TIMEOUT,

	/** The credentials are no longer valid. */
	UNAUTHORIZED,

	/** The engine or its browser died. */
	CRASH,

	/** Everything else. */
	OTHER;

	private final String word = name().toLowerCase(Locale.ROOT);

	/**
	 * Returns the reason that an engine's word stands for.
	 * @param text a state or reason of whatsapp-web.js, or a word of this type
	 * @return the reason, {@link #OTHER} if the text is not known
	 */
	public static DisconnectReason of(@Nullable String text) {
		return switch ((text != null) ? text.trim().toUpperCase(Locale.ROOT) : "") {
			case "REQUESTED" -> REQUESTED;
			case "LOGOUT", "UNPAIRED", "UNPAIRED_IDLE" -> LOGOUT;
			case "CONFLICT" -> CONFLICT;
			case "NAVIGATION" -> NAVIGATION;
			case "NETWORK", "TIMEOUT", "UNLAUNCHED", "PROXYBLOCK" -> NETWORK;
			case "BANNED", "SMB_TOS_BLOCK", "TOS_BLOCK" -> BANNED;
			case "SCAN_TIMEOUT", "MAX QRCODE RETRIES REACHED" -> SCAN_TIMEOUT;
			case "UNAUTHORIZED", "DEPRECATED_VERSION" -> UNAUTHORIZED;
			case "CRASH" -> CRASH;
			default -> OTHER;
		};
	}

	/**
	 * Returns the word that is emitted.
	 * @return the word, in lower case
	 */
	public String word() {
		return this.word;
	}

}
