package com.tiktickets.sample.telemetry.query;

import org.jspecify.annotations.Nullable;

/**
 * Puts what was asked for within bounds.
 */
final class Limits {

	private Limits() {
	}

	static int between(@Nullable Integer asked, int usual, int most) {
		return (asked == null || asked <= 0) ? usual : Math.min(asked, most);
	}

	static String orEmpty(@Nullable String text) {
		return (text != null) ? text.strip() : "";
	}

}
