package com.tiktickets.observability.redaction;

/** Parts of the forms in which numbers are written. */
final class NumberForms {

	/**
	 * After an encoded mark, as in {@code %3D}, and in JSON a line feed or an equals
	 * sign.
	 */
	private static final String AFTER_ENCODED = "(?<=%[0-9A-Fa-f]{2})|(?<=\\\\[nrt])|(?<=\\\\u[0-9A-Fa-f]{4})";

	/** Where a number begins behind a mark of any kind. */
	static final String START_OF_WORD = "(?:(?<![A-Za-z0-9])|" + AFTER_ENCODED + ")";

	/** Where a number begins that is no part of a decimal number, a version or an id. */
	static final String START = "(?:(?<![A-Za-z0-9.-])|" + AFTER_ENCODED + ")";

	/** What stands between the groups of a number. */
	static final String SEPARATOR = "(?: ?[ .\\-_/+\\t\\u00a0\\u2013] ?|%20|%2[Dd])";

	/** A part of an address of IPv4. */
	static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

	private NumberForms() {
	}

	/** Returns the digits of a number without its marks, encoded or not. */
	static String digits(String number) {
		return number.replaceAll("%2[0BDbd89]|[^0-9]", "");
	}

}
