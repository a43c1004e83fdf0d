package com.tiktickets.observability.whatsapp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Kinds of content: few words, whatever the engine writes. */
public enum MessageType {

	/** Words. */
	TEXT,

	/** A picture. */
	IMAGE,

	/** A film. */
	VIDEO,

	/** A sound file. */
	AUDIO,

	/** A voice note. */
	VOICE,

	/** A file. */
	DOCUMENT,

	/** A sticker. */
	STICKER,

	/** A place. */
	LOCATION,

	/** An entry of an address book. */
	CONTACT,

	/** A reaction to a message. */
	REACTION,

	/** A template that WhatsApp has approved. */
	TEMPLATE,

	/** Buttons, lists, flows. */
	INTERACTIVE,

	/** Everything else. */
	OTHER;

	private final String word = name().toLowerCase(Locale.ROOT);

	/**
	 * Returns the type that an engine's word stands for.
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
	 * Returns the word that is emitted.
	 * @return the word, in lower case
	 */
	public String word() {
		return this.word;
	}

}
