package com.tiktickets.observability.whatsapp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Types of the content of a message. Unknown types of an engine are {@link #OTHER}. */
public enum MessageType {

	/** A text. */
	TEXT,

	/** An image. */
	IMAGE,

	/** A video. */
	VIDEO,

	/** An audio file. */
	AUDIO,

	/** A voice note. */
	VOICE,

	/** A file. */
	DOCUMENT,

	/** A sticker. */
	STICKER,

	/** A location. */
	LOCATION,

	/** A contact. */
	CONTACT,

	/** A reaction to a message. */
	REACTION,

	/** A template that WhatsApp has approved. */
	TEMPLATE,

	/** An interactive message: buttons, a list or a flow. */
	INTERACTIVE,

	/** Any other type. */
	OTHER;

	private final String word = name().toLowerCase(Locale.ROOT);

	/**
	 * Returns the type for the name that an engine uses.
	 * @param text a type of whatsapp-web.js or of the Cloud API
	 * @return the type, {@link #OTHER} if the text is not known
	 */
	public static MessageType of(@Nullable String text) {
		return switch ((text != null) ? text.trim().toLowerCase(Locale.ROOT) : "") {
			case "text", "chat" -> TEXT;
			case "image" -> IMAGE;
			case "video" -> VIDEO;
			case "audio" -> AUDIO;
			case "voice", "ptt" -> VOICE;
			case "document" -> DOCUMENT;
			case "sticker" -> STICKER;
			case "location" -> LOCATION;
			case "contact", "contacts", "vcard", "multi_vcard" -> CONTACT;
			case "reaction" -> REACTION;
			case "template" -> TEMPLATE;
			case "interactive", "button", "list", "buttons_response", "list_response" -> INTERACTIVE;
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
