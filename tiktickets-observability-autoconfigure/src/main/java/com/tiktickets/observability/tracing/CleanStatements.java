package com.tiktickets.observability.tracing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Texts of statements without their values, each made once: an application that prepares
 * its statements has few. Bounded, for those that do not. Thread-safe.
 */
final class CleanStatements {

	private static final int MOST_KEPT = 1_000;

	private static final int LONGEST_KEPT = 4_096;

	private final Map<String, String> known = new ConcurrentHashMap<>();

	private final boolean doubleQuotedStrings;

	CleanStatements(boolean doubleQuotedStrings) {
		this.doubleQuotedStrings = doubleQuotedStrings;
	}

	String of(String text) {
		String clean = this.known.get(text);
		if (clean == null) {
			clean = SqlLiterals.removedFrom(text, this.doubleQuotedStrings);
			if (text.length() <= LONGEST_KEPT && this.known.size() < MOST_KEPT) {
				this.known.put(text, clean);
			}
		}
		return clean;
	}

}
