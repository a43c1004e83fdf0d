package com.tiktickets.observability.redaction;

/**
 * One pass over a text that says which kinds of sensitive data it may hold, so that
 * ordinary text meets no regular expression. Allocates nothing but itself. It may name a
 * kind that the text does not hold, and misses none that {@link SensitivePatterns} finds.
 * This class exists for speed; docs/benchmarks.md has its figures.
 */
final class CandidateScan {

	static final int AT = 1;

	static final int DIGITS = 1 << 1;

	static final int REGISTER = 1 << 2;

	static final int KEY_VALUE = 1 << 3;

	static final int TOKEN = 1 << 4;

	static final int VENDOR_KEY = 1 << 5;

	static final int ADDRESS = 1 << 6;

	/** Digits of a Brazilian landline with its area code. */
	private static final int SHORTEST_PHONE = 10;

	/** Digits of an international number behind a plus. */
	private static final int SHORTEST_INTERNATIONAL = 8;

	private static final int CNPJ_LENGTH = 14;

	private static final int DOTS_OF_AN_ADDRESS = 3;

	private static final int COLONS_OF_AN_ADDRESS = 2;

	private final String text;

	private int found;

	/** Digits so far of what may be one number. */
	private int digits;

	/** Digits and capital letters so far of what may be one CNPJ. */
	private int characters;

	private boolean plus;

	private int dots;

	private int colons;

	private CandidateScan(String text) {
		this.text = text;
	}

	/** Returns the candidates of a text, a set of bits. */
	static int of(String text) {
		CandidateScan scan = new CandidateScan(text);
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '%') {
				i += scan.percent(i);
			}
			else {
				scan.see(character, i);
			}
		}
		return scan.found;
	}

	private void see(char character, int position) {
		if (character >= 'a' && character <= 'z') {
			endOfNumber();
			if (character == 'r' || character == 'c') {
				scheme(character, position);
			}
		}
		else if (character >= '0' && character <= '9') {
			digit();
		}
		else if (character >= 'A' && character <= 'Z') {
			capital(character, position);
		}
		else {
			mark(character, position);
		}
	}

	private void digit() {
		this.characters++;
		this.digits++;
		if (this.digits >= (this.plus ? SHORTEST_INTERNATIONAL : SHORTEST_PHONE)) {
			this.found |= DIGITS;
		}
		if (this.characters >= CNPJ_LENGTH) {
			this.found |= REGISTER;
		}
	}

	private void capital(char character, int position) {
		this.digits = 0;
		this.plus = false;
		if (++this.characters >= CNPJ_LENGTH) {
			this.found |= REGISTER;
		}
		if (character == 'J' && this.text.startsWith("ey", position - 2)) {
			this.found |= TOKEN;
		}
		if ((character == 'A' || character == 'E') && VendorKeys.startsAt(this.text, position)) {
			this.found |= VENDOR_KEY;
		}
		if (character == 'R' || character == 'C') {
			scheme(character, position);
		}
	}

	private void mark(char character, int position) {
		switch (character) {
			case ' ', '(', ')', '\t', '\u00a0', '\u2013' -> this.characters = 0;
			case '-', '.', '_' -> prefix(character, position);
			case '/', '\\' -> {
				// Between the parts of a number, as the marks above.
			}
			case '+' -> {
				this.plus = true;
				this.characters = 0;
			}
			case '@' -> {
				endOfNumber();
				this.found |= AT;
			}
			case '=', ':', '>' -> delimiter(character, position);
			default -> endOfNumber();
		}
	}

	private void prefix(char character, int position) {
		if (VendorKeys.endsAt(this.text, position)
				|| (character == '-' && this.text.startsWith("-----BEGIN", position))) {
			this.found |= VENDOR_KEY;
		}
		if (character == '.' && ++this.dots >= DOTS_OF_AN_ADDRESS) {
			this.found |= ADDRESS;
		}
		if (character == '_') {
			this.characters = 0;
		}
	}

	/**
	 * The percent-encoded marks of numbers, addresses and keys. Returns how many further
	 * characters belong to the mark.
	 */
	private int percent(int position) {
		if (this.text.startsWith("40", position + 1)) {
			this.found |= AT;
			endOfNumber();
			return 2;
		}
		if (KeyValues.delimiterAt(this.text, position) > 0) {
			delimiter('%', position);
			return 2;
		}
		if (this.text.regionMatches(true, position + 1, "2B", 0, 2)) {
			this.plus = true;
			return 2;
		}
		return isPartOfNumber(position + 1) ? 2 : 0;
	}

	/** Encoded space, parentheses, hyphen and slash. */
	private boolean isPartOfNumber(int code) {
		return this.text.startsWith("20", code) || this.text.startsWith("28", code) || this.text.startsWith("29", code)
				|| this.text.regionMatches(true, code, "2D", 0, 2) || this.text.regionMatches(true, code, "2F", 0, 2);
	}

	private void delimiter(char character, int position) {
		endOfNumber();
		if (character != '=' && ++this.colons >= COLONS_OF_AN_ADDRESS) {
			this.found |= ADDRESS;
		}
		if ((this.found & KEY_VALUE) == 0 && KeyValues.kindBefore(this.text, position) != null) {
			this.found |= KEY_VALUE;
		}
	}

	/** The words {@code bearer} and {@code basic}, in any case. */
	private void scheme(char last, int position) {
		String word = (last == 'r' || last == 'R') ? "beare" : "basi";
		if (this.text.regionMatches(true, position - word.length(), word, 0, word.length())) {
			this.found |= TOKEN;
		}
	}

	private void endOfNumber() {
		this.digits = 0;
		this.characters = 0;
		this.plus = false;
	}

}
