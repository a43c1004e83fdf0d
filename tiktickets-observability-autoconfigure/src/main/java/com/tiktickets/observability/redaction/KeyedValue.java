package com.tiktickets.observability.redaction;

import java.util.List;

/**
 * The part of a text that is the value of the key before it. Where a text leaves open
 * where a value ends, the longer part is taken.
 *
 * @param start where the value begins
 * @param end where it ends
 * @param quoted whether quotes enclose it
 */
record KeyedValue(int start, int end, boolean quoted) {

	/** The value of an authorization is a scheme, a space and what is secret. */
	private static final List<String> SCHEMES = List.of("bearer", "basic", "digest", "token", "apikey", "negotiate",
			"bot");

	private static final int MAX_SPACES = 8;

	private static final String CDATA = "<![CDATA[";

	/** Returns the value behind a delimiter. */
	static KeyedValue after(String text, int delimiter, int width, boolean line) {
		if (text.charAt(delimiter) == '>') {
			return ofElement(text, delimiter + 1);
		}
		if (width > 1) {
			return ofEncoded(text, delimiter + width);
		}
		int start = delimiter + width;
		while (start < text.length() && isOfDelimiter(text.charAt(start))) {
			start++;
		}
		int spaces = start + MAX_SPACES;
		while (start < text.length() && start < spaces && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
			start++;
		}
		int quote = start;
		while (quote < text.length() && text.charAt(quote) == '\\') {
			quote++;
		}
		if (quote < text.length() && isQuote(text.charAt(quote))) {
			return new KeyedValue(quote + 1, endOfQuoted(text, quote + 1, quote - start), true);
		}
		return new KeyedValue(start, endOfUnquoted(text, start, line), false);
	}

	boolean isEmpty() {
		return this.end <= this.start;
	}

	/** {@code =>}, {@code ==} and {@code :=} are delimiters as well. */
	private static boolean isOfDelimiter(char character) {
		return character == '>' || character == '=';
	}

	private static boolean isQuote(char character) {
		return character == '"' || character == '\'' || character == '`';
	}

	private static KeyedValue ofElement(String text, int start) {
		if (text.startsWith(CDATA, start)) {
			int value = start + CDATA.length();
			int end = text.indexOf("]]>", value);
			return new KeyedValue(value, (end >= 0) ? end : text.length(), true);
		}
		int end = text.indexOf('<', start);
		return (end >= 0 && text.startsWith("</", end)) ? new KeyedValue(start, end, true)
				: new KeyedValue(start, start, true);
	}

	private static KeyedValue ofEncoded(String text, int from) {
		int start = from;
		while (text.startsWith("%22", start) || text.startsWith("%20", start)) {
			start += 3;
		}
		int end = text.startsWith("[", start) ? endOfBracket(text, start) : start;
		while (end < text.length() && !endsUnquoted(text, end, false) && !endsEncoded(text, end)) {
			end++;
		}
		return new KeyedValue(start, end, start > from);
	}

	/** Encoded ampersand, quote, comma, semicolon, closing brace, line feed and space. */
	private static boolean endsEncoded(String text, int position) {
		return text.charAt(position) == '%' && List.of("26", "22", "2C", "2c", "3B", "3b", "7D", "7d", "0A", "0a", "20")
			.stream()
			.anyMatch((code) -> text.startsWith(code, position + 1));
	}

	/**
	 * In JSON inside JSON, the quotes around a value have as many backslashes before them
	 * as the levels ask for, and quotes inside of the value have more.
	 */
	private static int endOfQuoted(String text, int start, int backslashes) {
		char quote = text.charAt(start - 1);
		int before = 0;
		for (int i = start; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == quote && before % (2 * (backslashes + 1)) == backslashes) {
				boolean doubled = quote == '\'' && i > start && text.startsWith("''", i);
				if (!doubled) {
					return i - backslashes;
				}
				i++;
			}
			before = (character == '\\') ? before + 1 : 0;
		}
		return text.length();
	}

	private static int endOfUnquoted(String text, int start, boolean line) {
		if (start < text.length() && (text.charAt(start) == '[' || text.charAt(start) == '{')) {
			return endOfBracket(text, start);
		}
		int end = endOfScheme(text, start);
		while (end < text.length() && !endsUnquoted(text, end, line)) {
			end++;
		}
		return end;
	}

	/** Returns where the word behind a scheme begins, the start itself without one. */
	static int endOfScheme(String text, int start) {
		for (String scheme : SCHEMES) {
			int end = start + scheme.length();
			if (text.regionMatches(true, start, scheme, 0, scheme.length())) {
				if (text.startsWith(" ", end) || text.startsWith("+", end)) {
					return end + 1;
				}
				if (text.startsWith("%20", end)) {
					return end + 3;
				}
			}
		}
		return start;
	}

	private static int endOfBracket(String text, int start) {
		int depth = 0;
		for (int i = start; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '[' || character == '{') {
				depth++;
			}
			else if ((character == ']' || character == '}') && --depth == 0) {
				return i + 1;
			}
		}
		return text.length();
	}

	private static boolean endsUnquoted(String text, int position, boolean line) {
		return switch (text.charAt(position)) {
			case '\n', '\r', '<' -> true;
			case ' ', '\t', ',', ';', '&' -> !line;
			case '"', '\'', '}', ']', ')' -> closes(text, position, line);
			case '\\' -> text.startsWith("\\\"", position) || text.startsWith("\\\\\"", position);
			default -> false;
		};
	}

	/** A quote or bracket in the middle of a word belongs to the value. */
	private static boolean closes(String text, int position, boolean line) {
		if (position + 1 >= text.length()) {
			return true;
		}
		char next = text.charAt(position + 1);
		return !SensitiveKeys.isLetterOrDigit(next) && !(line && next == ';');
	}

}
