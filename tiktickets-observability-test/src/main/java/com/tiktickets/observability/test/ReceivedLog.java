package com.tiktickets.observability.test;

import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.Map;

/**
 * A log record that has arrived.
 *
 * @param log as it came
 * @param scope the logger
 * @param attributes its attributes by key
 * @param resource the attributes of what made it
 */
public record ReceivedLog(LogRecord log, String scope, Map<String, Object> attributes,
		Map<String, Object> resource) implements ReceivedItem {

	/**
	 * Returns the body.
	 * @return the body as text
	 */
	public String body() {
		return this.log.getBody().getStringValue();
	}

	/**
	 * Returns the severity.
	 * @return the severity's text, such as {@code INFO}
	 */
	public String severity() {
		return this.log.getSeverityText();
	}

	/**
	 * Returns the trace.
	 * @return 32 hex digits, or an empty string outside of an operation
	 */
	public String traceId() {
		return ReceivedAttributes.hex(this.log.getTraceId());
	}

	/**
	 * Returns the span.
	 * @return 16 hex digits, or an empty string outside of an operation
	 */
	public String spanId() {
		return ReceivedAttributes.hex(this.log.getSpanId());
	}

	@Override
	public String toString() {
		return "log " + severity() + " " + this.scope + ": " + body() + " " + this.attributes;
	}

}
