package com.tiktickets.observability.benchmarks;

import java.util.Locale;

/** The shapes of request. */
enum Endpoint {

	SMALL("one log line, one query"),

	MANY("ten log lines, ten queries"),

	OUT("one call over HTTP");

	private final String title;

	Endpoint(String title) {
		this.title = title;
	}

	static Endpoint of(String name) {
		return valueOf(name.trim().toUpperCase(Locale.ROOT));
	}

	String title() {
		return this.title;
	}

	String path() {
		return "/" + name().toLowerCase(Locale.ROOT) + "/";
	}

}
