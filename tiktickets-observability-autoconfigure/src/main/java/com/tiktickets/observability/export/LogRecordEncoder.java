package com.tiktickets.observability.export;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import org.jspecify.annotations.Nullable;

/**
 * Writes a log record as OTLP has it. Thread-safe.
 *
 * @see <a href=
 * "https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/logs/v1/logs.proto">logs.proto</a>
 */
final class LogRecordEncoder {

	private static final int TIME = 1;

	private static final int SEVERITY_NUMBER = 2;

	private static final int SEVERITY_TEXT = 3;

	private static final int BODY = 5;

	private static final int ATTRIBUTES = 6;

	private static final int FLAGS = 8;

	private static final int TRACE_ID = 9;

	private static final int SPAN_ID = 10;

	private static final int OBSERVED_TIME = 11;

	private static final int EVENT_NAME = 12;

	private LogRecordEncoder() {
	}

	static void write(ProtobufWriter writer, Content content) {
		LogRecordData log = content.log();
		writer.fixed64(TIME, log.getTimestampEpochNanos());
		writer.fixed64(OBSERVED_TIME, log.getObservedTimestampEpochNanos());
		writer.number(SEVERITY_NUMBER, log.getSeverity().getSeverityNumber());
		text(writer, SEVERITY_TEXT, log.getSeverityText());
		Value<?> body = log.getBodyValue();
		if (body != null) {
			int start = writer.begin(BODY);
			AttributeEncoder.value(writer, body);
			writer.end(start);
		}
		AttributeEncoder.write(writer, ATTRIBUTES, content.attributes());
		context(writer, log.getSpanContext());
		text(writer, EVENT_NAME, log.getEventName());
	}

	private static void context(ProtobufWriter writer, SpanContext context) {
		writer.fixed32(FLAGS, context.getTraceFlags().asByte() & 0xFF);
		if (!context.getTraceId().equals(TraceId.getInvalid())) {
			writer.identifier(TRACE_ID, context.getTraceId());
		}
		if (!context.getSpanId().equals(SpanId.getInvalid())) {
			writer.identifier(SPAN_ID, context.getSpanId());
		}
	}

	private static void text(ProtobufWriter writer, int field, @Nullable String value) {
		if (value != null) {
			writer.string(field, value);
		}
	}

	/**
	 * A record and its attributes, which some records make anew each time.
	 *
	 * @param log the record
	 * @param attributes its attributes
	 */
	record Content(LogRecordData log, Attributes attributes) {
	}

}
