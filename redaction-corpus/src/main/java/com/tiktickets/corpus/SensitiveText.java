package com.tiktickets.corpus;

import java.util.List;

/**
 * A text with a sensitive value.
 *
 * @param kind the kind of the value: {@code EMAIL}, {@code PHONE} and so on
 * @param text the text
 * @param parts the parts of the text that must not leave
 */
public record SensitiveText(String kind, String text, List<String> parts) {

	/**
	 * Whether a part of the value is left in a text.
	 * @param redacted the text after redaction
	 * @return whether something is left
	 */
	public boolean escapesIn(String redacted) {
		return this.parts.stream().anyMatch(redacted::contains);
	}

}
