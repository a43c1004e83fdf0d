package com.tiktickets.observability.export;

/** What is exported. */
enum Signal {

	TRACES("traces"), METRICS("metrics"), LOGS("logs");

	private final String plural;

	Signal(String plural) {
		this.plural = plural;
	}

	String plural() {
		return this.plural;
	}

}
