package com.tiktickets.observability.export;

/** What is exported. */
public enum Signal {

	/** Spans. */
	TRACES("traces"),

	/** Metric points. */
	METRICS("metrics"),

	/** Log records. */
	LOGS("logs");

	private final String plural;

	Signal(String plural) {
		this.plural = plural;
	}

	/**
	 * Returns the word for it, in sentences and in OpenTelemetry's properties.
	 * @return {@code traces}, {@code metrics} or {@code logs}
	 */
	public String plural() {
		return this.plural;
	}

}
