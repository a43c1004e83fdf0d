package com.tiktickets.observability.redaction;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces values whose key stands before them in a text: {@code password=…},
 * {@code "senha": "…"} in JSON, also in escaped JSON, {@code <token>…</token>}.
 * Immutable.
 */
final class KeyValues {

	/** These say that there is no value. */
	private static final Pattern NO_VALUE = Pattern
		.compile("(?i)null|none|true|false|undefined|\\*+|\\?|\\[[a-z-]+(?::\\w+)?]?");

	/** The value of these has spaces and lasts until the end of the line. */
	private static final Set<String> HEADERS = Set.of("authorization", "cookie");

	private KeyValues() {
	}

	/**
	 * Returns the kind of the value behind a delimiter, or {@code null} where the key
	 * before it is an ordinary one.
	 */
	static @Nullable SensitiveData kindBefore(String text, int delimiter) {
		int end = endOfKey(text, delimiter);
		return (end > 0) ? SensitiveKeys.kindOf(text, startOfKey(text, end), end) : null;
	}

	private static int endOfKey(String text, int delimiter) {
		int end = delimiter;
		while (end > 0 && delimiter - end < 4 && isAroundKey(text.charAt(end - 1))) {
			end--;
		}
		return end;
	}

	private static boolean isAroundKey(char character) {
		return character == '"' || character == '\'' || character == ' ' || character == '\\' || character == '`';
	}

	private static int startOfKey(String text, int end) {
		int start = end;
		while (start > 0 && end - start < SensitiveKeys.MAX_LENGTH && isOfKey(text.charAt(start - 1))) {
			start--;
		}
		return start;
	}

	private static boolean isOfKey(char character) {
		return SensitiveKeys.isLetterOrDigit(character) || character == '_' || character == '-' || character == '.';
	}

	/**
	 * Returns the text without the values of these kinds; the same object if there are
	 * none.
	 */
	static String redact(String text, Set<SensitiveData> kinds) {
		StringBuilder redacted = null;
		int copied = 0;
		for (int i = 0; i < text.length(); i++) {
			char delimiter = text.charAt(i);
			if (delimiter != '=' && delimiter != ':' && delimiter != '>') {
				continue;
			}
			SensitiveData kind = kindBefore(text, i);
			if (kind == null || !kinds.contains(kind)) {
				continue;
			}
			int start = startOfValue(text, i + 1);
			int end = endOfValue(text, i, start);
			if (end > start && !NO_VALUE.matcher(text).region(start, end).matches()) {
				redacted = (redacted != null) ? redacted : new StringBuilder(text.length());
				redacted.append(text, copied, start).append(kind.label());
				copied = end;
				i = end - 1;
			}
		}
		return (redacted != null) ? redacted.append(text, copied, text.length()).toString() : text;
	}

	private static int startOfValue(String text, int from) {
		int start = from;
		while (start < text.length() && start - from < 4 && isAroundKey(text.charAt(start))) {
			start++;
		}
		return start;
	}

	private static int endOfValue(String text, int delimiter, int start) {
		if (text.charAt(delimiter) == '>') {
			int end = text.indexOf('<', start);
			return (end >= 0) ? end : text.length();
		}
		char quote = (start > 0) ? text.charAt(start - 1) : ' ';
		if (start > delimiter + 1 && (quote == '"' || quote == '\'' || quote == '`')) {
			return endOfQuoted(text, start, quote);
		}
		boolean header = isHeader(text, delimiter);
		int end = start;
		while (end < text.length() && !endsValue(text.charAt(end), header)) {
			end++;
		}
		return end;
	}

	/**
	 * In escaped JSON, the quote that opens a value has a backslash before it, and so has
	 * the one that closes it.
	 */
	private static int endOfQuoted(String text, int start, char quote) {
		boolean escaped = start > 1 && text.charAt(start - 2) == '\\';
		for (int i = start; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == quote) {
				return i;
			}
			if (character == '\\') {
				if (escaped) {
					return i;
				}
				i++;
			}
		}
		return text.length();
	}

	private static boolean isHeader(String text, int delimiter) {
		int end = endOfKey(text, delimiter);
		for (String header : HEADERS) {
			if (text.regionMatches(true, end - header.length(), header, 0, header.length())) {
				return text.charAt(delimiter) == ':';
			}
		}
		return false;
	}

	private static boolean endsValue(char character, boolean header) {
		return switch (character) {
			case '\n', '\r', '"', '\'', '<', '}', ']', ')' -> true;
			case ' ', '\t', ',', ';', '&' -> !header;
			default -> false;
		};
	}

}
