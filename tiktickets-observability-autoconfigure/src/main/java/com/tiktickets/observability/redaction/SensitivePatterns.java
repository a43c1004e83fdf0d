package com.tiktickets.observability.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The forms of sensitive values, each with a test that tells it from what only looks like
 * it. All repetitions are bounded or exclude each other, so that the time of a match is
 * linear in the length of the text. A pattern begins with a look at what follows, because
 * looking behind at each position would take most of the time.
 */
enum SensitivePatterns {

	/** Also without its end: a text may have been cut. */
	PRIVATE_KEY(SensitiveData.KEY, CandidateScan.VENDOR_KEY,
			"-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----[A-Za-z0-9+/=\\\\\\s:,]{0,16384}+"
					+ "(?:-(?!----)[A-Za-z0-9+/=\\\\\\s:,]{0,16384}+){0,20}"
					+ "(?:-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?"),

	VENDOR_KEY(SensitiveData.KEY, CandidateScan.VENDOR_KEY, VendorKeys.PATTERN),

	URL_CREDENTIALS(SensitiveData.CREDENTIALS, CandidateScan.AT,
			"(?<=://)[^\\s/:@\"'?#<]{0,255}:[^\\s/\"'?#<]{1,255}(?=@)"
					+ "|(?i:(?<=%3A%2F%2F)(?:(?!%3A|%40)[^\\s/:@\"'?#<&]){0,255}+%3A(?:(?!%40)[^\\s/:@\"'?#<&]){1,255}+(?=%40))"),

	JWT(SensitiveData.TOKEN, CandidateScan.TOKEN,
			"(?=eyJ)" + NumberForms.START_OF_WORD + "eyJ[A-Za-z0-9_-]{5,2048}+\\.[A-Za-z0-9_-]{5,16384}+"
					+ "(?:\\.[A-Za-z0-9_-]{1,8192}+){0,3}"),

	BEARER(SensitiveData.TOKEN, CandidateScan.TOKEN,
			"(?i)(?<=bearer(?:\\s{1,3}|%20|\\+))[A-Za-z0-9._~+/=-]{7,8192}[A-Za-z0-9_~+/=-]") {

		/** Words that follow "bearer" in a sentence have no digits. */
		@Override
		boolean isSensitive(MatchResult match) {
			String token = match.group();
			return token.length() >= LONG_TOKEN || token.chars().anyMatch((c) -> c >= '0' && c <= '9');
		}

	},

	BASIC(SensitiveData.TOKEN, CandidateScan.TOKEN,
			"(?i)(?<=basic(?:\\s{1,3}|%20|\\+))[A-Za-z0-9+/]{6,4096}(?:={0,2}|(?:%3D){0,2})(?![A-Za-z0-9])") {

		/** What Basic authentication sends is user, colon and password in Base64. */
		@Override
		boolean isSensitive(MatchResult match) {
			try {
				byte[] decoded = Base64.getDecoder().decode(match.group().replaceAll("(?i)%3D", "="));
				return new String(decoded, StandardCharsets.ISO_8859_1).indexOf(':') >= 0;
			}
			catch (IllegalArgumentException ex) {
				return false;
			}
		}

	},

	WHATSAPP_ID(SensitiveData.WHATSAPP_ID, CandidateScan.AT, "(?=\\d)" + NumberForms.START_OF_WORD
			+ "\\d{5,20}(?:[:.-]\\d{1,20}){0,2}(?:@|%40)(?:s\\.whatsapp\\.net|c\\.us|g\\.us|lid|hosted(?:\\.lid)?|newsletter|broadcast|call|bot)(?![A-Za-z0-9-])"),

	/** The local part may have an encoded plus and encoded letters, but no other mark. */
	EMAIL(SensitiveData.EMAIL, CandidateScan.AT,
			"(?:(?<![\\p{L}0-9._%+-])|(?<=%[0-9A-Fa-f]{2})|(?<=%)(?![0-9A-Fa-f]{2}))"
					+ "((?:[\\p{L}0-9._+-]{1,255}+|%2[Bb]|%[89A-Fa-f][0-9A-Fa-f]){1,64}+)(?:@|%40)"
					+ "(?:[\\p{L}0-9-]{1,63}\\.){1,8}\\p{L}{2,24}(?![A-Za-z0-9])") {

		/**
		 * The user of a forge over SSH and the name of a broker's node are no persons. A
		 * letter of an escape may stand before them.
		 */
		@Override
		boolean isSensitive(MatchResult match) {
			return !match.group(1).matches("[nrt]?(?:git|rabbit)");
		}

	},

	CNPJ(SensitiveData.CNPJ, CandidateScan.REGISTER, "(?=[0-9A-Z]{2}\\.?[0-9A-Z]{3}\\.?[0-9A-Z]{3})(?:"
			+ NumberForms.START
			+ "[0-9A-Z]{2}\\.?[0-9A-Z]{3}\\.?[0-9A-Z]{3}(?:\\\\?/|%2[Ff])?[0-9A-Z]{4}-?\\d{2}(?![A-Za-z0-9])"
			+ "|(?<![0-9A-Z])[0-9A-Z]{2}\\.[0-9A-Z]{3}\\.[0-9A-Z]{3}(?:\\\\?/|%2[Ff])[0-9A-Z]{4}-\\d{2}(?!\\d))") {

		@Override
		boolean isSensitive(MatchResult match) {
			return CheckDigits.isCnpj(match.group().replaceAll("%2[Ff]|[./\\\\-]", ""));
		}

	},

	CPF(SensitiveData.CPF, CandidateScan.DIGITS,
			"(?=\\d{3}[. ]?\\d{3}[. ]?\\d{3})(?:" + NumberForms.START
					+ "\\d{3}[. ]?\\d{3}[. ]?\\d{3}[- ]?\\d{2}(?![A-Za-z0-9])"
					+ "|(?<!\\d)\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}(?!\\d))") {

		@Override
		boolean isSensitive(MatchResult match) {
			return CheckDigits.isCpf(NumberForms.digits(match.group()));
		}

	},

	/** Before the shorter ones, as the last group may also be another number. */
	LONG_CARD(SensitiveData.CARD, CandidateScan.DIGITS,
			"(?=[2-6]\\d{3}[\\d .\\-_/+\\t\\u00a0\\u2013%])" + NumberForms.START + "[2-6]\\d{3}(?:"
					+ NumberForms.SEPARATOR + "\\d{4}){3}" + NumberForms.SEPARATOR + "\\d{1,3}(?![A-Za-z0-9])") {

		@Override
		boolean isSensitive(MatchResult match) {
			return CheckDigits.isCard(NumberForms.digits(match.group()));
		}

	},

	CARD(SensitiveData.CARD, CandidateScan.DIGITS,
			"(?=[2-6]\\d{3}[\\d .\\-_/+\\t\\u00a0\\u2013%])" + NumberForms.START + "[2-6]\\d{3}(?:\\d{9,15}|(?:"
					+ NumberForms.SEPARATOR + "\\d{4}){2}" + NumberForms.SEPARATOR + "\\d{1,4}|" + NumberForms.SEPARATOR
					+ "\\d{6}" + NumberForms.SEPARATOR + "\\d{4,5})(?![A-Za-z0-9])") {

		@Override
		boolean isSensitive(MatchResult match) {
			return CheckDigits.isCard(NumberForms.digits(match.group()));
		}

	},

	KEYED_PHONE(SensitiveData.PHONE, CandidateScan.DIGITS, PhoneNumbers.KEYED) {

		@Override
		boolean isSensitive(MatchResult match) {
			return PhoneNumbers.isPhone(match.group());
		}

	},

	PHONE(SensitiveData.PHONE, CandidateScan.DIGITS, PhoneNumbers.PATTERN) {

		@Override
		boolean isSensitive(MatchResult match) {
			return PhoneNumbers.isPhone(match.group());
		}

	},

	IP_ADDRESS(SensitiveData.IP_ADDRESS, CandidateScan.ADDRESS, "(?<![\\w.:])(?:" + NumberForms.OCTET + "(?:\\."
			+ NumberForms.OCTET + "){3}|[0-9a-fA-F:]{2,39})(?![\\w.])") {

		/** A time of day has colons, but neither seven of them nor two in a row. */
		@Override
		boolean isSensitive(MatchResult match) {
			String address = match.group();
			long colons = address.chars().filter((character) -> character == ':').count();
			return address.indexOf('.') > 0 || colons == COLONS
					|| (colons > 1 && colons < COLONS && address.contains("::") && address.length() > 2);
		}

	};

	private static final int COLONS = 7;

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

	/**
	 * The patterns of these kinds, in the order in which they are applied behind
	 * {@link #PRIVATE_KEY}.
	 */
	static SensitivePatterns[] of(Set<SensitiveData> kinds) {
		return Arrays.stream(values())
			.filter((pattern) -> pattern != PRIVATE_KEY && kinds.contains(pattern.kind))
			.toArray(SensitivePatterns[]::new);
	}

}
