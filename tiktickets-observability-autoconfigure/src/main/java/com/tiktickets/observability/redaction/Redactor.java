package com.tiktickets.observability.redaction;

/**
 * Takes what must not leave the process out of a text. The library applies each bean of
 * this type to names, attributes, bodies, messages and stack traces before they are
 * encoded or queued, on the thread of the operation. Implementations are thread-safe, and
 * fast for text that holds nothing. If one throws, the text is replaced as a whole.
 */
@FunctionalInterface
public interface Redactor {

	/**
	 * Redacts a text.
	 * @param text any text
	 * @return the text without what must not leave; the same object if there is nothing
	 */
	String redact(String text);

}
