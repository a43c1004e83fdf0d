package com.tiktickets.sample.telemetry.inbox;

/**
 * Keeps one instance of equal short strings: names, routes, tenants. The table has a
 * fixed size: a string replaces another one in the same slot. A data race makes an
 * additional copy, never a wrong value.
 */
final class StringInterner {

	private static final int LONGEST = 200;

	private final String[] strings = new String[1 << 14];

	String intern(String text) {
		if (text.length() > LONGEST) {
			return text;
		}
		int hash = text.hashCode();
		int slot = (hash ^ (hash >>> 15)) & (this.strings.length - 1);
		String known = this.strings[slot];
		if (text.equals(known)) {
			return known;
		}
		this.strings[slot] = text;
		return text;
	}

}
