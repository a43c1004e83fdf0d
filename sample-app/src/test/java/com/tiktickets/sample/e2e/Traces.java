package com.tiktickets.sample.e2e;

import java.util.List;
import java.util.Map;

/**
 * A backend of traces, asked in its own language.
 */
interface Traces {

	/**
	 * The spans of a trace, none if there is no such trace.
	 */
	List<Span> trace(String traceId);

	/**
	 * The spans of the newest traces of the service that have a span with this tag.
	 */
	List<Span> search(String service, String tag, String value);

	/**
	 * A span as the backend shows it.
	 */
	record Span(String traceId, String spanId, String name, Map<String, String> tags, Map<String, String> processTags) {

		String tag(String name) {
			return this.tags.getOrDefault(name, "");
		}

	}

}
