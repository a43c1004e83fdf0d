package com.tiktickets.observability.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.tiktickets.observability.export.ReadableText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.BasicMarkerFactory;

/**
 * Converts the values of an event: a text replaces each value that cannot be read.
 * Numbers, booleans and arrays of them keep their types. Stateless.
 */
final class SafeValues {

	private SafeValues() {
	}

	/**
	 * Whether the arguments and key-value pairs of an event are values of the platform,
	 * as those of most events are.
	 */
	static boolean areReadable(ILoggingEvent event) {
		Object[] arguments = event.getArgumentArray();
		if (arguments != null) {
			for (Object argument : arguments) {
				if (argument != null && !isReadable(argument)) {
					return false;
				}
			}
		}
		List<KeyValuePair> pairs = event.getKeyValuePairs();
		if (pairs != null) {
			for (KeyValuePair pair : pairs) {
				if (pair == null || pair.key == null || (pair.value != null && !isReadable(pair.value))) {
					return false;
				}
			}
		}
		return true;
	}

	static @Nullable List<KeyValuePair> keyValuePairs(ILoggingEvent event) {
		List<KeyValuePair> pairs = event.getKeyValuePairs();
		if (pairs == null || pairs.isEmpty()) {
			return pairs;
		}
		List<KeyValuePair> safe = new ArrayList<>(pairs.size());
		for (KeyValuePair pair : pairs) {
			if (pair != null && pair.key != null) {
				Object value = value(pair.value);
				safe.add((value != pair.value) ? new KeyValuePair(pair.key, value) : pair);
			}
		}
		return safe;
	}

	private static @Nullable Object value(@Nullable Object value) {
		if (value == null || isReadable(value)) {
			return value;
		}
		if (value instanceof Collection<?> || value instanceof Object[]) {
			try {
				return texts((value instanceof Object[] array) ? Arrays.asList(array) : (Collection<?>) value);
			}
			catch (RuntimeException | StackOverflowError | LinkageError ex) {
				return ReadableText.unreadable(ex);
			}
		}
		return ReadableText.of(value);
	}

	/**
	 * Whether reading a value runs no code of the application. A comparable class of the
	 * platform (texts, numbers, times, identifiers) holds no objects of the application.
	 */
	private static boolean isReadable(Object value) {
		return (value instanceof Comparable<?> && value.getClass().getClassLoader() == null) || isArrayOfSuch(value);
	}

	private static boolean isArrayOfSuch(Object value) {
		Class<?> component = value.getClass().getComponentType();
		return component != null && (component.isPrimitive() || component == Boolean.class || component == String.class
				|| (component.getSuperclass() == Number.class && component.getName().startsWith("java.lang.")));
	}

	private static List<String> texts(Collection<?> values) {
		List<String> texts = new ArrayList<>();
		for (Object value : values) {
			if (value != null) {
				texts.add(ReadableText.of(value));
			}
		}
		return texts;
	}

	/** The text of Logstash's markers contains values of the application. */
	static @Nullable List<Marker> markers(ILoggingEvent event) {
		List<Marker> markers = event.getMarkerList();
		return (markers != null) ? markers.stream().map(SafeValues::marker).toList() : null;
	}

	private static Marker marker(Marker marker) {
		try {
			if (marker.getName() != null && marker.toString() != null) {
				return marker;
			}
			return named("null");
		}
		catch (RuntimeException | StackOverflowError | LinkageError ex) {
			return named(ReadableText.unreadable(ex));
		}
	}

	private static Marker named(String name) {
		return new BasicMarkerFactory().getDetachedMarker(name);
	}

	/**
	 * Only unreadable arguments are replaced, because the appender identifies Logstash's
	 * arguments by their class.
	 */
	static Object @Nullable [] arguments(Object @Nullable [] arguments) {
		if (arguments == null) {
			return null;
		}
		Object[] safe = arguments.clone();
		for (int i = 0; i < safe.length; i++) {
			String text = ReadableText.of(safe[i]);
			if (text.contains(ReadableText.UNREADABLE)) {
				safe[i] = text;
			}
		}
		return safe;
	}

}
