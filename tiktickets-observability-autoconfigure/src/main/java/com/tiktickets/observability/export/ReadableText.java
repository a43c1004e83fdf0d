package com.tiktickets.observability.export;

import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The text of an application's object. An object whose {@code toString} throws, such as
 * an entity whose lazy collection is closed, becomes a text that names the exception's
 * class; never its message, which may be personal. Stateless, and never throws.
 */
public final class ReadableText {

	/** With what the text of something unreadable begins. */
	public static final String UNREADABLE = "[unreadable: ";

	/** A structure that holds itself ends here. */
	private static final int DEEPEST = 8;

	private static final int MOST_ELEMENTS = 1_000;

	private ReadableText() {
	}

	/**
	 * Returns the text of an object. Of a collection, a map or an array that holds
	 * something unreadable, the rest is kept.
	 * @param value the object
	 * @return its text
	 */
	public static String of(@Nullable Object value) {
		return of(value, 0);
	}

	/**
	 * Returns what stands for an object that could not be read.
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
