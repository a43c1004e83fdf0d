package com.tiktickets.sample.telemetry.inbox;

import java.util.List;
import java.util.function.Consumer;

/**
 * A log record.
 *
 * @param number counts up, and tells records of the same time apart
 * @param time nanoseconds since the epoch
 * @param severity the severity number, 0 to 24
 * @param severityText the severity as the emitter spells it
 * @param body the message
 * @param attributes its attributes
 * @param traceId the trace, empty for none
 * @param spanId the span, empty for none
 * @param resource who emitted it
 * @param scope the logger
 * @param tenant the tenant, empty for none
 */
public record LogRecord(long number, long time, int severity, String severityText, String body, Attributes attributes,
		String traceId, String spanId, Resource resource, String scope, String tenant) {

	long ownWeight() {
		return 120 + this.attributes.ownWeight();
	}

	void eachPart(Consumer<Object> action) {
		List.of(this.severityText, this.body, this.traceId, this.spanId, this.resource, this.scope, this.tenant)
			.forEach(action);
		this.attributes.eachPart(action);
	}

}
