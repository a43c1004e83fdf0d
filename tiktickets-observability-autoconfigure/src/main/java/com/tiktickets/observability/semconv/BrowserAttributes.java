package com.tiktickets.observability.semconv;

import io.opentelemetry.api.common.AttributeKey;

/** Attributes of the processes of browsers that the application drives. */
public final class BrowserAttributes {

	/**
	 * Role of a browser process: the value of its option {@code --type}, or
	 * {@code browser} for the first process.
	 */
	public static final AttributeKey<String> ROLE = AttributeKey.stringKey("browser.role");

	/**
	 * Reason why a browser process ended: {@code crash}, {@code expected},
	 * {@code unknown}.
	 */
	public static final AttributeKey<String> EXIT_REASON = AttributeKey.stringKey("browser.exit.reason");

	private BrowserAttributes() {
	}

}
