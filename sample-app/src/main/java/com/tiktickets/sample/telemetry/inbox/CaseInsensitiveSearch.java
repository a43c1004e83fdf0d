package com.tiktickets.sample.telemetry.inbox;

/**
 * Searches text without regard to case, and without a lower-case copy of the text.
 */
public final class CaseInsensitiveSearch {

	private CaseInsensitiveSearch() {
	}

	/**
	 * Tells whether a text contains another one.
	 * @param text where to look
	 * @param part what to look for
	 * @return whether it is there, in any case
	 */
	public static boolean contains(String text, String part) {
		int last = text.length() - part.length();
		for (int i = 0; i <= last; i++) {
			if (text.regionMatches(true, i, part, 0, part.length())) {
				return true;
			}
		}
		return false;
	}

}
