package com.tiktickets.observability.semconv;

import io.opentelemetry.api.common.AttributeKey;

/** Attributes of the processes of browsers that the application drives. */
public final class BrowserAttributes {

	/** What a process does: its {@code --type}, or {@code browser} for the first one. */
	public static final AttributeKey<String> ROLE = AttributeKey.stringKey("browser.role");

	/** How a process ended. */
	public static final AttributeKey<String> EXIT_REASON = AttributeKey.stringKey("browser.exit.reason");

	private BrowserAttributes() {
	}

}
