package com.tiktickets.observability.test;

import io.opentelemetry.proto.trace.v1.Span;
import java.util.Map;

/**
 * A span that has arrived.
 *
 * @param span as it came
 * @param scope the instrumentation scope
 * @param attributes its attributes by key
 * @param resource the attributes of what made it
 */
public record ReceivedSpan(Span span, String scope, Map<String, Object> attributes,
		Map<String, Object> resource) implements ReceivedItem {

	/**
	 * Returns the name.
	 * @return the name
	 */
	public String name() {
		return this.span.getName();
	}

	/**
	 * Returns the trace.
	 * @return 32 hex digits
	 */
	public String traceId() {
		return ReceivedAttributes.hex(this.span.getTraceId());
	}

	/**
	 * Returns the span id.
	 * @return 16 hex digits
	 */
	public String spanId() {
		return ReceivedAttributes.hex(this.span.getSpanId());
	}

	/**
	 * Returns the parent.
	 * @return 16 hex digits, or an empty string for a root
	 */
	public String parentSpanId() {
		return ReceivedAttributes.hex(this.span.getParentSpanId());
	}

	/**
	 * Returns the kind.
	 * @return the kind
	 */
	public Span.SpanKind kind() {
		return this.span.getKind();
	}

	@Override
	public String toString() {
		return "span " + name() + " " + kind() + " " + this.attributes;
	}

}
