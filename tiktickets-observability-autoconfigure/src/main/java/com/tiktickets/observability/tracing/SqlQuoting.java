package com.tiktickets.observability.tracing;

import org.jspecify.annotations.Nullable;

/** What begins a value, a name or a comment in one database or another. */
final class SqlQuoting {

	private static final String CHARACTERS = "'\"`[]$#\\";

	private SqlQuoting() {
	}

	/** Whether a quote or a comment may begin or end there. */
	static boolean isIn(String sql, int begin, int end) {
		for (int i = begin; i < end; i++) {
			if (CHARACTERS.indexOf(sql.charAt(i)) >= 0 || sql.startsWith("--", i) || sql.startsWith("/*", i)) {
				return true;
			}
		}
		return false;
	}

	/** Returns the tag of a string in dollar quotes, if one begins there. */
	static @Nullable String dollarTag(String sql, int begin) {
		int end = begin + 1;
		while (end < sql.length() && isWord(sql.charAt(end))) {
			end++;
		}
		boolean tag = end < sql.length() && sql.charAt(end) == '$'
				&& (end == begin + 1 || !Character.isDigit(sql.charAt(begin + 1)));
		return tag ? sql.substring(begin, end + 1) : null;
	}

	/** A carriage return alone ends a line in some databases. */
	static boolean isLineEndIn(String sql, int begin, int end) {
		for (int i = begin; i < end; i++) {
			if (sql.charAt(i) == '\r') {
				return true;
			}
		}
		return false;
	}

	static boolean isWord(char c) {
		return Character.isLetterOrDigit(c) || c == '_';
	}

}
