package com.tiktickets.observability.redaction;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces values whose key stands before them in a text: {@code password=…},
 * {@code "senha": "…"} in JSON, also in escaped JSON, {@code <token>…</token>},
 * {@code token%3D…} in a URL inside another one. Immutable.
 */
final class KeyValues {

	/** These say that there is no value, or that it was replaced before. */
	private static final Pattern NO_VALUE = Pattern.compile(
			"(?i)null|none|nil|true|false|undefined|empty|missing|redacted|\\*+|\\?|\\{}|\\[]|\\[[a-z-]+(?::\\w+)?]");

	/** A sentence goes on with a word behind these and a colon. */
	private static final Set<String> WORDS_OF_SENTENCES = Set.of("token", "auth", "authorization", "cookie");

	private static final Pattern WORD_OF_A_SENTENCE = Pattern.compile("\\p{L}\\p{Ll}{0,15}[.,;!]?");

	/** As much stands between the brackets of an XML element before its value. */
	private static final int MAX_ELEMENT = 128;

	/**
	 * As many marks stand between a key and its delimiter, such as backslash, quote,
	 * space.
	 */
	private static final int MAX_MARKS = 8;

	private KeyValues() {
	}

	/**
	 * Returns the length of the delimiter at a position, 0 where none is.
	 */
	static int delimiterAt(String text, int position) {
		return switch (text.charAt(position)) {
			case '=', ':', '>' -> 1;
			case '%' -> (text.regionMatches(true, position + 1, "3D", 0, 2)
					|| text.regionMatches(true, position + 1, "3A", 0, 2)) ? 3 : 0;
			default -> 0;
		};
	}

	/**
	 * Returns the kind of the value behind a delimiter, or {@code null} where the key
	 * before it is an ordinary one.
	 */
	static @Nullable SensitiveData kindBefore(String text, int delimiter) {
		if (text.charAt(delimiter) == '>') {
			return kindOfElement(text, delimiter);
		}
		int end = endOfKey(text, delimiter);
		return (end > 0) ? SensitiveKeys.kindOf(text, startOfKey(text, end), end) : null;
	}

	/** The name of an element stands at its beginning, attributes may follow. */
	private static @Nullable SensitiveData kindOfElement(String text, int delimiter) {
		int first = Math.max(0, delimiter - MAX_ELEMENT);
		int start = delimiter;
		while (start > first && text.charAt(start - 1) != '<') {
			start--;
		}
		if (start == first || text.charAt(delimiter - 1) == '/') {
			return null;
		}
		int end = start;
		while (end < delimiter && (isOfKey(text.charAt(end)) || text.charAt(end) == ':')) {
			end++;
		}
		return (end > start) ? SensitiveKeys.kindOf(text, start, end) : null;
	}

	private static int endOfKey(String text, int delimiter) {
		int end = delimiter;
		while (end > 0 && delimiter - end < MAX_MARKS) {
			if (isAroundKey(text.charAt(end - 1))) {
				end--;
			}
			else if (text.startsWith("%22", end - 3) || text.startsWith("%20", end - 3)) {
				end -= 3;
			}
			else {
				break;
			}
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
		boolean afterEncoded = start > 0 && text.charAt(start - 1) == '%';
		return afterEncoded ? Math.min(start + 2, end) : start;
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
			int width = delimiterAt(text, i);
			SensitiveData kind = (width > 0) ? kindBefore(text, i) : null;
			if (kind == null || !kinds.contains(kind)) {
				continue;
			}
			KeyedValue value = KeyedValue.after(text, i, width, isLine(text, i, kind));
			if (!value.isEmpty() && !isNoValue(text, i, value)) {
				redacted = (redacted != null) ? redacted : new StringBuilder(text.length());
				redacted.append(text, copied, value.start()).append(kind.label());
				copied = value.end();
				i = value.end() - 1;
			}
		}
		return (redacted != null) ? redacted.append(text, copied, text.length()).toString() : text;
	}

	/**
	 * The value of a header, and a message, have spaces and last until the end of the
	 * line.
	 */
	private static boolean isLine(String text, int delimiter, SensitiveData kind) {
		return kind == SensitiveData.MESSAGE || (text.charAt(delimiter) == ':'
				&& (endsWith(text, delimiter, "authorization") || endsWith(text, delimiter, "cookie")));
	}

	private static boolean endsWith(String text, int delimiter, String word) {
		int end = endOfKey(text, delimiter);
		return text.regionMatches(true, end - word.length(), word, 0, word.length());
	}

	private static boolean isNoValue(String text, int delimiter, KeyedValue value) {
		if (NO_VALUE.matcher(text).region(value.start(), value.end()).matches()) {
			return true;
		}
		int end = endOfKey(text, delimiter);
		if (text.charAt(delimiter) != ':' || end != delimiter || value.start() != delimiter + 2 || value.quoted()) {
			return false;
		}
		for (String word : WORDS_OF_SENTENCES) {
			if (endsWith(text, delimiter, word)) {
				return isSentence(text, value);
			}
		}
		return false;
	}

	private static boolean isSentence(String text, KeyedValue value) {
		int space = text.indexOf(' ', value.start());
		int end = (space >= 0) ? Math.min(space, value.end()) : value.end();
		return KeyedValue.endOfScheme(text, value.start()) == value.start()
				&& WORD_OF_A_SENTENCE.matcher(text).region(value.start(), end).matches();
	}

}
