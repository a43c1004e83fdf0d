package com.tiktickets.observability.redaction;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Keys that vendors issue, known by their prefix: clouds, forges, package registries,
 * chats, models and payment providers.
 */
final class VendorKeys {

	static final Pattern PATTERN = Pattern
		.compile("(?<![A-Za-z0-9])(?:" + "(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}" + "|AIza[A-Za-z0-9_-]{30,64}"
				+ "|EAA[A-Za-z0-9]{60,400}" + "|gh[pousr]_[A-Za-z0-9]{20,255}" + "|github_pat_[A-Za-z0-9_]{20,255}"
				+ "|glpat-[A-Za-z0-9_.-]{20,255}" + "|xox[abeoprs]-[A-Za-z0-9-]{10,255}" + "|xapp-[A-Za-z0-9-]{10,255}"
				+ "|sk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,255}" + "|[spr]k_(?:live|test)_[A-Za-z0-9]{8,255}"
				+ "|whsec_[A-Za-z0-9+/=]{16,255}" + "|npm_[A-Za-z0-9]{30,64}" + "|pypi-[A-Za-z0-9_-]{30,255}"
				+ "|hf_[A-Za-z0-9]{20,64}" + "|gsk_[A-Za-z0-9]{20,255}" + "|ya29\\.[A-Za-z0-9_-]{20,255}"
				+ "|SG\\.[A-Za-z0-9_-]{16,64}\\.[A-Za-z0-9_-]{16,64}" + "|APP_USR-[A-Za-z0-9-]{20,255}"
				+ "|dop_v1_[a-f0-9]{64}" + "|shpat_[A-Fa-f0-9]{32}" + ")(?![A-Za-z0-9])");

	/** Ends where the first mark of a key is. */
	private static final List<String> UNTIL_MARK = List.of("ghp", "gho", "ghu", "ghs", "ghr", "github", "glpat", "xoxa",
			"xoxb", "xoxe", "xoxo", "xoxp", "xoxr", "xoxs", "xapp", "sk", "pk", "rk", "whsec", "npm", "pypi", "hf",
			"gsk", "ya29", "SG", "APP", "dop", "shpat");

	private static final int LONGEST = 6;

	private static final List<String> WITHOUT_MARK = List.of("AKIA", "ASIA", "ABIA", "ACCA", "AIza", "EAA");

	private VendorKeys() {
	}

	/** Says whether a prefix ends before the mark at this position. */
	static boolean endsAt(String text, int mark) {
		int start = mark;
		while (start > 0 && SensitiveKeys.isLetterOrDigit(text.charAt(start - 1))) {
			if (mark - --start > LONGEST) {
				return false;
			}
		}
		if (mark - start < 2) {
			return false;
		}
		char first = text.charAt(start);
		for (String prefix : UNTIL_MARK) {
			if (prefix.charAt(0) == first && prefix.length() == mark - start && text.startsWith(prefix, start)) {
				return true;
			}
		}
		return false;
	}

	/** Says whether a prefix without a mark begins at this position. */
	static boolean startsAt(String text, int position) {
		if (position > 0 && SensitiveKeys.isLetterOrDigit(text.charAt(position - 1))) {
			return false;
		}
		for (String prefix : WITHOUT_MARK) {
			if (text.startsWith(prefix, position)) {
				return true;
			}
		}
		return false;
	}

}
