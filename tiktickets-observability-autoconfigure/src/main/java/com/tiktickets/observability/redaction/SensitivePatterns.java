package com.tiktickets.observability.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The forms of sensitive values, each with a test that tells it from what only looks like
 * it. All repetitions are bounded or exclude each other, so that the time of a match is
 * linear in the length of the text.
 */
enum SensitivePatterns {

	PRIVATE_KEY(SensitiveData.KEY, CandidateScan.VENDOR_KEY,
			"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[A-Za-z0-9+/=\\\\\\s:,-]{0,16384}?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|\\z)"),

	VENDOR_KEY(SensitiveData.KEY, CandidateScan.VENDOR_KEY, VendorKeys.PATTERN),

	URL_CREDENTIALS(SensitiveData.CREDENTIALS, CandidateScan.AT,
			"(?<=://)[^\\s/:@\"'?#]{0,255}:[^\\s/@\"'?#]{1,255}(?=@)"),

	JWT(SensitiveData.TOKEN, CandidateScan.TOKEN,
			"(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{5,8192}\\.[A-Za-z0-9_-]{5,16384}(?:\\.[A-Za-z0-9_-]{0,8192})?"),

	BEARER(SensitiveData.TOKEN, CandidateScan.TOKEN,
			"(?i)(?<=\\bbearer)(?:\\s|%20|\\+){1,3}[A-Za-z0-9._~+/=-]{8,8192}") {

		/** Words that follow "bearer" in a sentence have no digits. */
		@Override
		boolean isSensitive(MatchResult match) {
			return hasDigit(match.group()) || match.group().strip().length() >= LONG_TOKEN;
		}

		@Override
		String replacement(String label) {
			return " " + label;
		}

	},

	BASIC(SensitiveData.TOKEN, CandidateScan.TOKEN,
			"(?i)(?<=\\bbasic)(?:\\s|%20|\\+){1,3}[A-Za-z0-9+/]{6,4096}={0,2}") {

		/** What Basic authentication sends is user, colon and password in Base64. */
		@Override
		boolean isSensitive(MatchResult match) {
			try {
				String encoded = match.group().replaceFirst("^(?:\\s|%20|\\+)+", "");
				return new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1).indexOf(':') >= 0;
			}
			catch (IllegalArgumentException ex) {
				return false;
			}
		}

		@Override
		String replacement(String label) {
			return " " + label;
		}

	},

	WHATSAPP_ID(SensitiveData.WHATSAPP_ID, CandidateScan.AT,
			"(?<![A-Za-z0-9])\\d{5,20}(?:[:.-]\\d{1,20}){0,2}(?:@|%40)(?:s\\.whatsapp\\.net|c\\.us|g\\.us|lid|hosted(?:\\.lid)?|newsletter|broadcast|call|bot)(?![A-Za-z0-9-])"),

	EMAIL(SensitiveData.EMAIL, CandidateScan.AT,
			"(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]{1,64})(?:@|%40)(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])") {

		/** The user of a forge over SSH is no person. */
		@Override
		boolean isSensitive(MatchResult match) {
			return !match.group(1).equals("git");
		}

	},

	CNPJ(SensitiveData.CNPJ, CandidateScan.REGISTER,
			"(?<![A-Za-z0-9.-])[0-9A-Z]{2}\\.?[0-9A-Z]{3}\\.?[0-9A-Z]{3}(?:/|%2[Ff])?[0-9A-Z]{4}-?\\d{2}(?![A-Za-z0-9])") {

		@Override
		boolean isSensitive(MatchResult match) {
			return CheckDigits.isCnpj(match.group().replaceAll("%2[Ff]|[./-]", ""));
		}

	},

	CPF(SensitiveData.CPF, CandidateScan.DIGITS,
			"(?<![A-Za-z0-9.-])\\d{3}[. ]?\\d{3}[. ]?\\d{3}[- ]?\\d{2}(?![A-Za-z0-9])") {

		@Override
		boolean isSensitive(MatchResult match) {
			return CheckDigits.isCpf(digits(match.group()));
		}

	},

	CARD(SensitiveData.CARD, CandidateScan.DIGITS, "(?<![A-Za-z0-9.-])[2-6](?:[ .-]?\\d){12,18}(?![A-Za-z0-9])") {

		@Override
		boolean isSensitive(MatchResult match) {
			return CheckDigits.isCard(digits(match.group()));
		}

	},

	PHONE(SensitiveData.PHONE, CandidateScan.DIGITS, PhoneNumbers.PATTERN) {

		@Override
		boolean isSensitive(MatchResult match) {
			return PhoneNumbers.isPhone(match.group());
		}

	},

	IP_ADDRESS(SensitiveData.IP_ADDRESS, CandidateScan.ADDRESS,
			"(?<![\\w.:])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|(?:[0-9a-fA-F]{1,4}:){2,7}:?[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{1,4}){0,5})(?![\\w.:])");

	/** A bearer token of this length is one, also without a digit. */
	private static final int LONG_TOKEN = 24;

	private final SensitiveData kind;

	private final int candidate;

	private final Pattern pattern;

	SensitivePatterns(SensitiveData kind, int candidate, String pattern) {
		this(kind, candidate, Pattern.compile(pattern));
	}

	SensitivePatterns(SensitiveData kind, int candidate, Pattern pattern) {
		this.kind = kind;
		this.candidate = candidate;
		this.pattern = pattern;
	}

	SensitiveData kind() {
		return this.kind;
	}

	Pattern pattern() {
		return this.pattern;
	}

	/** Says whether a text with these candidates may match. */
	boolean mayMatch(int candidates) {
		return (candidates & this.candidate) != 0;
	}

	/** Says whether a match is what it looks like. */
	boolean isSensitive(MatchResult match) {
		return true;
	}

	/** Returns what replaces a match. */
	String replacement(String label) {
		return label;
	}

	static SensitivePatterns[] of(Set<SensitiveData> kinds) {
		return java.util.Arrays.stream(values())
			.filter((pattern) -> kinds.contains(pattern.kind))
			.toArray(SensitivePatterns[]::new);
	}

	static String digits(String text) {
		return text.replaceAll("%20|[^0-9]", "");
	}

	private static boolean hasDigit(String text) {
		return text.toLowerCase(Locale.ROOT).replace("%20", "").chars().anyMatch((c) -> c >= '0' && c <= '9');
	}

}
