package com.tiktickets.corpus;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A text with a sensitive value.
 *
 * @param kind the kind of the value: {@code EMAIL}, {@code PHONE} and so on
 * @param text the text
 * @param parts the parts of the text that must not leave
 */
public record SensitiveText(String kind, String text, List<String> parts) {

	private static final Pattern COMMON = Pattern.compile(".{1,4}|[0-9]{1,9}");

	/**
	 * Whether no other text has a part of the value by chance. Short ones are parts of
	 * words, and short numbers of times.
	 * @return whether each part is distinct
	 */
	public boolean isDistinct() {
		return this.parts.stream().noneMatch((part) -> COMMON.matcher(part).matches());
	}

	/**
	 * Whether a part of the value is left in a text.
	 * @param redacted the text after redaction
	 * @return whether something is left
	 */
	public boolean escapesIn(String redacted) {
		return this.parts.stream().anyMatch(redacted::contains);
	}

}
