package com.tiktickets.observability.redaction;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Keys that vendors issue, known by their prefix: clouds, forges, package registries,
 * chats, models and payment providers.
 */
final class VendorKeys {

	static final Pattern PATTERN = Pattern.compile(NumberForms.START_OF_WORD + "(?:"
			+ "(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}" + "|AIza[A-Za-z0-9_-]{30,64}" + "|EAA[A-Za-z0-9]{60,400}"
			+ "|gh[pousr]_[A-Za-z0-9]{20,255}" + "|github_pat_[A-Za-z0-9_]{20,255}"
			+ "|glpat-[A-Za-z0-9_.-]{19,255}[A-Za-z0-9_-]" + "|xox[abeoprs]-[A-Za-z0-9-]{10,255}"
			+ "|xapp-[A-Za-z0-9-]{10,255}" + "|sk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,255}"
			+ "|[spr]k_(?:live|test)_[A-Za-z0-9]{8,255}" + "|whsec_[A-Za-z0-9+/=]{16,255}" + "|npm_[A-Za-z0-9]{30,64}"
			+ "|pypi-[A-Za-z0-9_-]{30,255}" + "|hf_[A-Za-z0-9]{20,64}" + "|gsk_[A-Za-z0-9]{20,255}"
			+ "|ya29\\.[A-Za-z0-9_-]{20,255}" + "|SG\\.[A-Za-z0-9_-]{16,64}\\.[A-Za-z0-9_-]{16,64}"
			+ "|APP_USR-[A-Za-z0-9-]{20,255}" + "|dop_v1_[a-f0-9]{64}" + "|shpat_[A-Fa-f0-9]{32}"
			+ "|(?:bot)?\\d{8,10}:AA[A-Za-z0-9_-]{30,40}" + ")(?![A-Za-z0-9])");

	/** Ends where the first mark of a key is. */
	private static final List<String> UNTIL_MARK = List.of("ghp", "gho", "ghu", "ghs", "ghr", "github", "glpat", "xoxa",
			"xoxb", "xoxe", "xoxo", "xoxp", "xoxr", "xoxs", "xapp", "sk", "pk", "rk", "whsec", "npm", "pypi", "hf",
			"gsk", "ya29", "SG", "APP", "dop", "shpat");

	/** The last characters of those prefixes: most marks stand behind another one. */
	private static final boolean[] LAST = last();

	private static final List<String> WITHOUT_MARK = List.of("AKIA", "ASIA", "ABIA", "ACCA", "AIza", "EAA");

	private VendorKeys() {
	}

	private static boolean[] last() {
		boolean[] last = new boolean['z' + 1];
		UNTIL_MARK.forEach((prefix) -> last[prefix.charAt(prefix.length() - 1)] = true);
		return last;
	}

	/** Says whether a prefix ends before the mark at this position. */
	static boolean endsAt(String text, int mark) {
		char character = (mark > 0) ? text.charAt(mark - 1) : ' ';
		if (character >= LAST.length || !LAST[character]) {
			return false;
		}
		for (String prefix : UNTIL_MARK) {
			int start = mark - prefix.length();
			if (start >= 0 && text.startsWith(prefix, start) && isStartOfWord(text, start)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * An encoded mark, as in {@code %3D} and as the line feed of JSON, ends with a
	 * letter.
	 */
	private static boolean isStartOfWord(String text, int position) {
		return position == 0 || !SensitiveKeys.isLetterOrDigit(text.charAt(position - 1))
				|| isAt(text, position - 2, '\\') || isAt(text, position - 3, '%') || isAt(text, position - 6, '\\');
	}

	private static boolean isAt(String text, int position, char character) {
		return position >= 0 && text.charAt(position) == character;
	}

	/** Says whether a prefix without a mark begins at this position. */
	static boolean startsAt(String text, int position) {
		if (!isStartOfWord(text, position)) {
			return false;
		}
		if (position > 0 && text.charAt(position - 1) == ':' && text.startsWith("AA", position)) {
			return true;
		}
		for (String prefix : WITHOUT_MARK) {
			if (text.startsWith(prefix, position)) {
				return true;
			}
		}
		return false;
	}

}
