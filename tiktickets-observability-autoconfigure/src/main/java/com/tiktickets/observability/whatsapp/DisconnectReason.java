package com.tiktickets.observability.whatsapp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reasons for a disconnection. Unknown reasons of an engine are {@link #OTHER}. */
public enum DisconnectReason {

	/** The application requested the disconnection. */
	REQUESTED,

	/** The account's owner removed the device. */
	LOGOUT,

	/** Another client took the session over. */
	CONFLICT,

	/** The page that the engine drives navigated to another address. */
	NAVIGATION,

	/** The network or WhatsApp's server is unreachable. */
	NETWORK,

	/** WhatsApp has blocked the account. */
	BANNED,

	/** Nobody scanned the QR code in time. */
	SCAN_TIMEOUT,

	/** The credentials are no longer valid. */
	UNAUTHORIZED,

	/** The engine or its browser crashed. */
	CRASH,

	/** Any other reason. */
	OTHER;

	private final String word = name().toLowerCase(Locale.ROOT);

	/**
	 * Returns the reason for the name that an engine uses.
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
	 * Returns the value of the attribute.
	 * @return the value, in lower case
	 */
	public String word() {
		return this.word;
	}

}
