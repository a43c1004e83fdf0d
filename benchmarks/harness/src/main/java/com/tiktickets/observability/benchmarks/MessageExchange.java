package com.tiktickets.observability.benchmarks;

import java.util.Locale;

/** The measured protocols and APIs other than HTTP, and what one message of each is. */
enum MessageExchange {

	RABBITMQ("RabbitMQ", "published, and processed by a listener"),

	STOMP("STOMP", "a `SEND` handled, a `MESSAGE` to one subscriber"),

	SOCKETIO("Socket.IO", "an event handled and acknowledged"),

	REDIS_CHANNEL("Redis channel", "published, and heard by a listener"),

	REDIS_COMMAND("Redis command", "a `GET`"),

	WHATSAPP("WhatsApp API", "a message sent by an engine that does nothing, and acknowledged"),

	BROWSER("Headless browser", "one reading of eight processes");

	private final String title;

	private final String message;

	MessageExchange(String title, String message) {
		this.title = title;
		this.message = message;
	}

	static MessageExchange of(String name) {
		return valueOf(name.trim().toUpperCase(Locale.ROOT));
	}

	String title() {
		return this.title + ": " + this.message;
	}

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
