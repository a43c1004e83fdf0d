package com.tiktickets.observability.whatsapp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Levels of the acknowledgement of a sent message. */
public enum AckLevel {

	/** The message will not be delivered. */
	ERROR,

	/** The message waits in the engine. */
	PENDING,

	/** WhatsApp's server has received the message. */
	SERVER,

	/** The recipient's device has received the message. */
	DEVICE,

	/** The recipient has read the message. */
	READ,

	/** The recipient has played the message. */
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
	 * Returns the value of the attribute.
	 * @return the value, in lower case
	 */
	public String word() {
		return this.word;
	}

}
