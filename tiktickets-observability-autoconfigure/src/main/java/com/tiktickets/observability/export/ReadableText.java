package com.tiktickets.observability.export;

import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Converts an object of the application to text. If {@code toString} throws, as for an
 * entity whose lazy collection is closed, the text names the class of the exception. It
 * never contains the exception's message, which may hold personal data. Stateless; never
 * throws.
 */
public final class ReadableText {

	/** Prefix of the text of an unreadable object. */
	public static final String UNREADABLE = "[unreadable: ";

	/** Maximum depth, for a structure that contains itself. */
	private static final int DEEPEST = 8;

	private static final int MOST_ELEMENTS = 1_000;

	private ReadableText() {
	}

	/**
	 * Returns the text of an object. The readable elements of a collection or map are
	 * kept if another element is unreadable.
	 * @param value the object
	 * @return its text
	 */
	public static String of(@Nullable Object value) {
		return of(value, 0);
	}

	/**
	 * Returns the text for an object that could not be read.
	 * @param failure what reading it threw
	 * @return the text
	 */
	public static String unreadable(Throwable failure) {
		return UNREADABLE + failure.getClass().getName() + "]";
	}

	private static String of(@Nullable Object value, int depth) {
		try {
			return "" + String.valueOf(value);
		}
		catch (Throwable failure) {
			return (depth < DEEPEST) ? rest(value, failure, depth + 1) : unreadable(failure);
		}
	}

	private static String rest(@Nullable Object value, Throwable failure, int depth) {
		try {
			if (value instanceof Map<?, ?> map) {
				StringJoiner text = new StringJoiner(", ", "{", "}");
				map.entrySet()
					.stream()
					.limit(MOST_ELEMENTS)
					.forEach((entry) -> text.add(of(entry.getKey(), depth) + "=" + of(entry.getValue(), depth)));
				return text.toString();
			}
			if (value instanceof Collection<?> collection) {
				StringJoiner text = new StringJoiner(", ", "[", "]");
				collection.stream().limit(MOST_ELEMENTS).forEach((element) -> text.add(of(element, depth)));
				return text.toString();
			}
			return unreadable(failure);
		}
		catch (Throwable second) {
			return unreadable(second);
		}
	}

}
