package com.tiktickets.observability.test;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A span, a log record or a metric point that has arrived. */
public sealed interface ReceivedItem permits ReceivedSpan, ReceivedLog, ReceivedPoint {

	/**
	 * Returns the item's attributes.
	 * @return the attributes by key
	 */
	Map<String, Object> attributes();

	/**
	 * Returns the attributes of the resource that made the item.
	 * @return the attributes by key
	 */
	Map<String, Object> resource();

	/**
	 * Returns the instrumentation scope, for log records the logger.
	 * @return the scope's name
	 */
	String scope();

	/**
	 * Returns an attribute as text.
	 * @param key the key
	 * @return the value, or {@code null} if there is none
	 */
	default @Nullable String attribute(String key) {
		Object value = attributes().get(key);
		return (value != null) ? value.toString() : null;
	}

}
