package com.tiktickets.observability.whatsapp;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;

/**
 * What happens to a session.
 *
 * @param type what it is
 * @param attributes of its span
 * @param links to the start of the connection, and to what caused it
 */
record SessionOperation(Type type, Attributes attributes, List<SpanContext> links) {

	String spanName() {
		return this.type.spanName;
	}

	SpanKind spanKind() {
		return this.type.spanKind;
	}

	/** Types of operations. */
	enum Type {

		TRANSITION("whatsapp transition", SpanKind.INTERNAL),

		SEND("whatsapp send", SpanKind.PRODUCER),

		RECEIVE("whatsapp receive", SpanKind.CONSUMER),

		ACK("whatsapp ack", SpanKind.CONSUMER);

		private final String spanName;

		private final SpanKind spanKind;

		Type(String spanName, SpanKind spanKind) {
			this.spanName = spanName;
			this.spanKind = spanKind;
		}

	}

}
