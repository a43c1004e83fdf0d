package com.tiktickets.observability.redaction;

/**
 * One pass over a text that says which kinds of sensitive data it may hold, so that
 * ordinary text meets no regular expression. It may name a kind that the text does not
 * hold, and misses none that {@link SensitivePatterns} finds. What the pass has seen is
 * one number: the kinds, and above them counters of what may become one. An object would
 * be allocated for each text. This class exists for speed; docs/benchmarks.md has its
 * figures.
 */
final class CandidateScan {

	static final int AT = 1;

	static final int DIGITS = 1 << 1;

	static final int REGISTER = 1 << 2;

	static final int KEY_VALUE = 1 << 3;

	static final int TOKEN = 1 << 4;

	static final int VENDOR_KEY = 1 << 5;

	static final int ADDRESS = 1 << 6;

	private static final int KINDS = 0xFF;

	/** A plus stands before the number. */
	private static final long PLUS = 1L << 8;

	private static final long MOST = 0xFF;

	/** Position of a counter: digits so far of what may be one number. */
	private static final int DIGIT = 16;

	/** Digits and capital letters so far of what may be one CNPJ. */
	private static final int CHARACTER = 24;

	private static final int DOT = 32;

	private static final int COLON = 40;

	private static final long NUMBER = PLUS | MOST << DIGIT | MOST << CHARACTER;

	/** Digits of a Brazilian landline with its area code. */
	private static final int SHORTEST_PHONE = 10;

	/** Digits of an international number behind a plus. */
	private static final int SHORTEST_INTERNATIONAL = 8;

	private static final int CNPJ_LENGTH = 14;

	private static final int DOTS_OF_AN_ADDRESS = 3;

	private static final int COLONS_OF_AN_ADDRESS = 2;

	private CandidateScan() {
	}

	/** Returns the candidates of a text, a set of bits. */
	static int of(String text) {
		long seen = 0;
		int i = 0;
		while (i < text.length()) {
			char character = text.charAt(i);
			if (character == '%') {
				seen = percent(seen, text, i);
				i += lengthOfPercent(text, i);
			}
			else {
				seen = see(seen, text, i, character);
				i++;
			}
		}
		return (int) seen & KINDS;
	}

	private static long see(long seen, String text, int position, char character) {
		if (character >= 'a' && character <= 'z') {
			long ended = endOfNumber(seen);
			return (character == 'r' || character == 'c') ? scheme(ended, text, position, character) : ended;
		}
		if (character >= '0' && character <= '9') {
			return digit(seen);
		}
		return (character >= 'A' && character <= 'Z') ? capital(seen, text, position, character)
				: mark(seen, text, position, character);
	}

	private static long digit(long seen) {
		long counted = count(count(seen, DIGIT), CHARACTER);
		int shortest = ((counted & PLUS) != 0) ? SHORTEST_INTERNATIONAL : SHORTEST_PHONE;
		return register((counter(counted, DIGIT) >= shortest) ? counted | DIGITS : counted);
	}

	private static long register(long seen) {
		return (counter(seen, CHARACTER) >= CNPJ_LENGTH) ? seen | REGISTER : seen;
	}

	private static long capital(long seen, String text, int position, char character) {
		long next = register(count(without(seen & ~PLUS, DIGIT), CHARACTER));
		if (character == 'J' && text.startsWith("ey", position - 2)) {
			next |= TOKEN;
		}
		if ((character == 'A' || character == 'E') && VendorKeys.startsAt(text, position)) {
			next |= VENDOR_KEY;
		}
		return (character == 'R' || character == 'C') ? scheme(next, text, position, character) : next;
	}

	private static long mark(long seen, String text, int position, char character) {
		return switch (character) {
			case ' ', '(', ')', '\t', '\u00a0', '\u2013' -> without(seen, CHARACTER);
			case '-', '.', '_' -> prefix(seen, text, position, character);
			// Between the parts of a number, as the marks above.
			case '/', '\\' -> seen;
			case '+' -> without(seen | PLUS, CHARACTER);
			case '@' -> endOfNumber(seen) | AT;
			case '=', ':', '>' -> delimiter(seen, text, position, character);
			default -> endOfNumber(seen);
		};
	}

	private static long prefix(long seen, String text, int position, char character) {
		long next = (character == '.') ? count(seen, DOT) : seen;
		if (VendorKeys.endsAt(text, position) || (character == '-' && text.startsWith("-----BEGIN", position))) {
			next |= VENDOR_KEY;
		}
		if (counter(next, DOT) >= DOTS_OF_AN_ADDRESS) {
			next |= ADDRESS;
		}
		return (character == '_') ? without(next, CHARACTER) : next;
	}

	/** The percent-encoded marks of numbers, addresses and keys. */
	private static long percent(long seen, String text, int position) {
		if (text.startsWith("40", position + 1)) {
			return endOfNumber(seen) | AT;
		}
		if (KeyValues.delimiterAt(text, position) > 0) {
			return delimiter(seen, text, position, '%');
		}
		return text.regionMatches(true, position + 1, "2B", 0, 2) ? seen | PLUS : seen;
	}

	/** Any other percent sign stands for itself. */
	private static int lengthOfPercent(String text, int position) {
		boolean isMark = text.startsWith("40", position + 1) || KeyValues.delimiterAt(text, position) > 0
				|| text.regionMatches(true, position + 1, "2B", 0, 2) || isPartOfNumber(text, position + 1);
		return isMark ? 3 : 1;
	}

	/** Encoded space, parentheses, hyphen and slash. */
	private static boolean isPartOfNumber(String text, int code) {
		return text.startsWith("20", code) || text.startsWith("28", code) || text.startsWith("29", code)
				|| text.regionMatches(true, code, "2D", 0, 2) || text.regionMatches(true, code, "2F", 0, 2);
	}

	private static long delimiter(long seen, String text, int position, char character) {
		long next = endOfNumber((character != '=') ? count(seen, COLON) : seen);
		if (counter(next, COLON) >= COLONS_OF_AN_ADDRESS) {
			next |= ADDRESS;
		}
		return ((next & KEY_VALUE) == 0 && KeyValues.kindBefore(text, position) != null) ? next | KEY_VALUE : next;
	}

	/** The words {@code bearer} and {@code basic}, in any case. */
	private static long scheme(long seen, String text, int position, char last) {
		String word = (last == 'r' || last == 'R') ? "beare" : "basi";
		return text.regionMatches(true, position - word.length(), word, 0, word.length()) ? seen | TOKEN : seen;
	}

	private static long endOfNumber(long seen) {
		return seen & ~NUMBER;
	}

	private static int counter(long seen, int position) {
		return (int) (seen >>> position & MOST);
	}

	/** A counter that is full stays so. */
	private static long count(long seen, int position) {
		return (counter(seen, position) < MOST) ? seen + (1L << position) : seen;
	}

	private static long without(long seen, int position) {
		return seen & ~(MOST << position);
	}

}
