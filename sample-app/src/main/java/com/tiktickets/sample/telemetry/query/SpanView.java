package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.SpanRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A span within its trace.
 *
 * @param spanId the span
 * @param parentId its parent, empty for a root
 * @param depth how many parents are above it
 * @param name the operation
 * @param kind which side of a call it is
 * @param service who emitted it
 * @param scope the instrumentation
 * @param tenant whose work it is
 * @param start when it began
 * @param offsetNanos how long after the trace it began
 * @param durationNanos how long it took
 * @param failed whether its status is an error
 * @param statusMessage what the status says
 * @param attributes its attributes
 * @param events what happened meanwhile
 * @param links other spans that it names
 * @param logs its log records
 */
public record SpanView(String spanId, String parentId, int depth, String name, SpanRecord.Kind kind, String service,
		String scope, String tenant, Instant start, long offsetNanos, long durationNanos, boolean failed,
		String statusMessage, Map<String, Object> attributes, List<Event> events, List<SpanRecord.Link> links,
		List<LogView> logs) {

	static SpanView of(SpanRecord span, int depth, long traceStart, List<LogView> logs) {
		List<Event> events = span.events()
			.stream()
			.map((event) -> new Event(EpochNanos.toInstant(event.time()), event.name(), event.attributes().asMap()))
			.toList();
		return new SpanView(span.spanId(), span.parentId(), depth, span.name(), span.kind(), span.resource().service(),
				span.scope(), span.tenant(), EpochNanos.toInstant(span.start()), span.start() - traceStart,
				span.duration(), span.failed(), span.statusMessage(), span.attributes().asMap(), events, span.links(),
				logs);
	}

	/**
	 * Something that happened during a span.
	 *
	 * @param time when
	 * @param name what
	 * @param attributes its attributes
	 */
	public record Event(Instant time, String name, Map<String, Object> attributes) {
	}
}
