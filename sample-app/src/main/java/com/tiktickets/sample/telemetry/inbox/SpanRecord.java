package com.tiktickets.sample.telemetry.inbox;

import java.util.List;
import java.util.function.Consumer;

/**
 * A span that has ended.
 *
 * @param traceId the trace, in hex
 * @param spanId the span, in hex
 * @param parentId the parent, empty for a root
 * @param name the operation
 * @param kind which side of a call it is
 * @param start nanoseconds since the epoch
 * @param end nanoseconds since the epoch
 * @param failed whether its status is an error
 * @param statusMessage what the status says
 * @param attributes its attributes
 * @param events what happened meanwhile
 * @param links other spans that it names
 * @param resource who emitted it
 * @param scope the instrumentation
 * @param tenant the tenant, empty for none
 */
public record SpanRecord(String traceId, String spanId, String parentId, String name, Kind kind, long start, long end,
		boolean failed, String statusMessage, Attributes attributes, List<Event> events, List<Link> links,
		Resource resource, String scope, String tenant) {

	/**
	 * Returns how long it took.
	 * @return nanoseconds, never negative
	 */
	public long duration() {
		return Math.max(0, this.end - this.start);
	}

	long ownWeight() {
		long weight = 200 + this.attributes.ownWeight() + 48L * this.links.size();
		for (Event event : this.events) {
			weight += 64 + event.attributes().ownWeight();
		}
		return weight;
	}

	void eachPart(Consumer<Object> action) {
		List.of(this.traceId, this.spanId, this.parentId, this.name, this.statusMessage, this.resource, this.scope,
				this.tenant)
			.forEach(action);
		this.attributes.eachPart(action);
		this.events.forEach((event) -> {
			action.accept(event.name());
			event.attributes().eachPart(action);
		});
		this.links.forEach((link) -> {
			action.accept(link.traceId());
			action.accept(link.spanId());
		});
	}

	/**
	 * Which side of a call a span is.
	 */
	public enum Kind {

		/** Neither side. */
		INTERNAL,

		/** Was called. */
		SERVER,

		/** Calls. */
		CLIENT,

		/** Sends a message. */
		PRODUCER,

		/** Receives a message. */
		CONSUMER

	}

	/**
	 * Something that happened during a span.
	 *
	 * @param time nanoseconds since the epoch
	 * @param name what happened
	 * @param attributes its attributes
	 */
	public record Event(long time, String name, Attributes attributes) {
	}

	/**
	 * Another span that a span names.
	 *
	 * @param traceId the trace
	 * @param spanId the span
	 */
	public record Link(String traceId, String spanId) {
	}
}
