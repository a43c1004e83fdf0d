package com.tiktickets.observability.redaction;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Replaces sensitive values in a text by their kind, or by a hash that tells one person
 * from another. Ordinary text is passed over once, and returned as it is. Immutable.
 */
public final class TextRedactor implements Redactor {

	/** A key of three letters, its delimiter and a value of one character. */
	private static final int SHORTEST = 5;

	private final Set<SensitiveData> kinds;

	private final SensitivePatterns[] patterns;

	private final BiFunction<SensitiveData, String, String> replacement;

	private TextRedactor(Set<SensitiveData> kinds, BiFunction<SensitiveData, String, String> replacement) {
		this.kinds = kinds;
		this.patterns = SensitivePatterns.of(kinds);
		this.replacement = replacement;
	}

	/**
	 * Returns a redactor that writes the kind of a value in its place.
	 * @param kinds what is replaced
	 * @return the redactor
	 */
	public static TextRedactor labelling(Set<SensitiveData> kinds) {
		return new TextRedactor(copy(kinds), (kind, value) -> kind.label());
	}

	/**
	 * Returns a redactor that writes a keyed hash in the place of what says who a person
	 * is, and the kind in the place of everything else.
	 * @param kinds what is replaced
	 * @param identifiers makes the hashes
	 * @return the redactor
	 */
	public static TextRedactor hashing(Set<SensitiveData> kinds, PersonalIdentifiers identifiers) {
		return new TextRedactor(copy(kinds),
				(kind, value) -> kind.isPersonal() ? "[" + identifiers.hash(value) + "]" : kind.label());
	}

	private static Set<SensitiveData> copy(Set<SensitiveData> kinds) {
		return kinds.isEmpty() ? EnumSet.noneOf(SensitiveData.class) : EnumSet.copyOf(kinds);
	}

	@Override
	public String redact(String text) {
		if (text.length() < SHORTEST) {
			return text;
		}
		int candidates = CandidateScan.of(text);
		return (candidates != 0) ? redact(text, candidates) : text;
	}

	/** Looks for these candidates only. */
	String redact(String text, int candidates) {
		String redacted = text;
		// A key has spaces and line feeds, which end the value of an ordinary key.
		if (this.kinds.contains(SensitiveData.KEY) && SensitivePatterns.PRIVATE_KEY.mayMatch(candidates)) {
			redacted = replace(SensitivePatterns.PRIVATE_KEY, redacted);
		}
		// A value is replaced as a whole, before a pattern finds a part of it.
		if ((candidates & CandidateScan.KEY_VALUE) != 0) {
			redacted = KeyValues.redact(redacted, this.kinds);
		}
		for (SensitivePatterns pattern : this.patterns) {
			if (pattern.mayMatch(candidates)) {
				redacted = replace(pattern, redacted);
			}
		}
		return redacted;
	}

	/**
	 * Returns what replaces the value of a key.
	 * @param key the key
	 * @param value the value
	 * @return what replaces it as a whole, or {@code null} if the key is an ordinary one
	 */
	@Nullable String replacementOf(String key, Object value) {
		SensitiveData kind = SensitiveKeys.kindOf(key);
		if (kind != null && this.kinds.contains(kind)) {
			return kind.label();
		}
		String text = (value instanceof String || value instanceof Long) ? value.toString() : "";
		return (this.kinds.contains(SensitiveData.PHONE) && PhoneNumbers.isPhone(key, text))
				? this.replacement.apply(SensitiveData.PHONE, text) : null;
	}

	private String replace(SensitivePatterns pattern, String text) {
		Matcher matcher = pattern.pattern().matcher(text);
		StringBuilder redacted = null;
		int copied = 0;
		boolean found = matcher.find();
		while (found) {
			if (pattern.isSensitive(matcher)) {
				redacted = (redacted != null) ? redacted : new StringBuilder(text.length());
				redacted.append(text, copied, matcher.start())
					.append(this.replacement.apply(pattern.kind(), matcher.group()));
				copied = matcher.end();
				found = matcher.find();
			}
			else {
				// A sensitive number may begin inside of what is none.
				found = matcher.find(matcher.start() + 1);
			}
		}
		return (redacted != null) ? redacted.append(text, copied, text.length()).toString() : text;
	}

}
