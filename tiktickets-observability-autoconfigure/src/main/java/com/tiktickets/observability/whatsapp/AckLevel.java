package com.tiktickets.observability.whatsapp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a sent message has come. */
public enum AckLevel {

	/** It will not be delivered. */
	ERROR,

	/** It waits in the engine. */
	PENDING,

	/** WhatsApp has it. */
	SERVER,

	/** The recipient's device has it. */
	DEVICE,

	/** The recipient has read it. */
	READ,

	/** The recipient has listened to it. */
	PLAYED;

	private final String word = name().toLowerCase(Locale.ROOT);

	/**
	 * Returns the level of a {@code message_ack} event of whatsapp-web.js.
	 * @param ack the event's number, -1 to 4
	 * @return the level; {@link #ERROR} below 0, {@link #PLAYED} above 4
	 */
	public static AckLevel ofNumber(int ack) {
		return switch (ack) {
			case 0 -> PENDING;
			case 1 -> SERVER;
			case 2 -> DEVICE;
			case 3 -> READ;
			default -> (ack < 0) ? ERROR : PLAYED;
		};
	}

	/**
	 * Returns the level of a status of the Cloud API.
	 * @param status the status in the webhook: sent, delivered, read, played or failed
	 * @return the level; {@link #PENDING} if the status is not known
	 */
	public static AckLevel ofStatus(@Nullable String status) {
		return switch ((status != null) ? status.toLowerCase(Locale.ROOT) : "") {
			case "sent" -> SERVER;
			case "delivered" -> DEVICE;
			case "read" -> READ;
			case "played" -> PLAYED;
			case "failed" -> ERROR;
			default -> PENDING;
		};
	}

	boolean isFinal() {
		return this == ERROR || this == PLAYED;
	}

	/**
	 * Returns the word that is emitted.
	 * @return the word, in lower case
	 */
	public String word() {
		return this.word;
	}

}
