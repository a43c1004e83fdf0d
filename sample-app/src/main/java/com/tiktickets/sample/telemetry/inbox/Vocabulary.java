package com.tiktickets.sample.telemetry.inbox;

/**
 * Keeps one copy of each short text that comes again and again: names, routes, tenants.
 * Bounded; a text that takes another one's place costs memory, never truth. Races only
 * make copies.
 */
final class Vocabulary {

	private static final int LONGEST = 200;

	private final String[] words = new String[1 << 14];

	String oneOf(String text) {
		if (text.length() > LONGEST) {
			return text;
		}
		int hash = text.hashCode();
		int slot = (hash ^ (hash >>> 15)) & (this.words.length - 1);
		String known = this.words[slot];
		if (text.equals(known)) {
			return known;
		}
		this.words[slot] = text;
		return text;
	}

}
