package com.tiktickets.observability.export;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.StringJoiner;

/**
 * Writes a span as OTLP has it. Thread-safe.
 *
 * @see <a href=
 * "https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto">trace.proto</a>
 */
final class SpanEncoder {

	private static final int TRACE_ID = 1;

	private static final int SPAN_ID = 2;

	private static final int TRACE_STATE = 3;

	private static final int PARENT_SPAN_ID = 4;

	private static final int NAME = 5;

	private static final int KIND = 6;

	private static final int START_TIME = 7;

	private static final int END_TIME = 8;

	private static final int ATTRIBUTES = 9;

	private static final int DROPPED_ATTRIBUTES = 10;

	private static final int EVENTS = 11;

	private static final int DROPPED_EVENTS = 12;

	private static final int LINKS = 13;

	private static final int DROPPED_LINKS = 14;

	private static final int STATUS = 15;

	private static final int FLAGS = 16;

	private static final int EVENT_TIME = 1;

	private static final int EVENT_NAME = 2;

	private static final int EVENT_ATTRIBUTES = 3;

	private static final int EVENT_DROPPED_ATTRIBUTES = 4;

	private static final int LINK_ATTRIBUTES = 4;

	private static final int LINK_DROPPED_ATTRIBUTES = 5;

	private static final int LINK_FLAGS = 6;

	private static final int STATUS_MESSAGE = 2;

	private static final int STATUS_CODE = 3;

	/** Whether a context came from elsewhere is known. */
	private static final int HAS_IS_REMOTE = 0x100;

	private static final int IS_REMOTE = 0x200;

	private SpanEncoder() {
	}

	static void write(ProtobufWriter writer, SpanData span) {
		SpanContext context = span.getSpanContext();
		SpanContext parent = span.getParentSpanContext();
		identifiers(writer, context);
		if (parent.isValid()) {
			writer.identifier(PARENT_SPAN_ID, parent.getSpanId());
		}
		writer.string(NAME, span.getName());
		writer.number(KIND, kind(span.getKind()));
		writer.fixed64(START_TIME, span.getStartEpochNanos());
		writer.fixed64(END_TIME, span.getEndEpochNanos());
		AttributeEncoder.write(writer, ATTRIBUTES, span.getAttributes());
		writer.number(DROPPED_ATTRIBUTES, span.getTotalAttributeCount() - span.getAttributes().size());
		for (EventData event : span.getEvents()) {
			event(writer, event);
		}
		writer.number(DROPPED_EVENTS, span.getTotalRecordedEvents() - span.getEvents().size());
		for (LinkData link : span.getLinks()) {
			link(writer, link);
		}
		writer.number(DROPPED_LINKS, span.getTotalRecordedLinks() - span.getLinks().size());
		status(writer, span.getStatus());
		writer.fixed32(FLAGS, flags(context, parent));
	}

	private static void identifiers(ProtobufWriter writer, SpanContext context) {
		writer.identifier(TRACE_ID, context.getTraceId());
		writer.identifier(SPAN_ID, context.getSpanId());
		TraceState state = context.getTraceState();
		if (!state.isEmpty()) {
			writer.string(TRACE_STATE, text(state));
		}
	}

	/** As the header of a request has it. */
	private static String text(TraceState state) {
		StringJoiner text = new StringJoiner(",");
		state.forEach((key, value) -> text.add(key + "=" + value));
		return text.toString();
	}

	private static void event(ProtobufWriter writer, EventData event) {
		int start = writer.begin(EVENTS);
		writer.fixed64(EVENT_TIME, event.getEpochNanos());
		writer.string(EVENT_NAME, event.getName());
		AttributeEncoder.write(writer, EVENT_ATTRIBUTES, event.getAttributes());
		writer.number(EVENT_DROPPED_ATTRIBUTES, event.getTotalAttributeCount() - event.getAttributes().size());
		writer.end(start);
	}

	private static void link(ProtobufWriter writer, LinkData link) {
		int start = writer.begin(LINKS);
		identifiers(writer, link.getSpanContext());
		AttributeEncoder.write(writer, LINK_ATTRIBUTES, link.getAttributes());
		writer.number(LINK_DROPPED_ATTRIBUTES, link.getTotalAttributeCount() - link.getAttributes().size());
		writer.fixed32(LINK_FLAGS, flags(link.getSpanContext(), link.getSpanContext()));
		writer.end(start);
	}

	private static void status(ProtobufWriter writer, StatusData status) {
		int start = writer.begin(STATUS);
		writer.string(STATUS_MESSAGE, status.getDescription());
		writer.number(STATUS_CODE, code(status.getStatusCode()));
		writer.end(start);
	}

	private static int kind(SpanKind kind) {
		return switch (kind) {
			case INTERNAL -> 1;
			case SERVER -> 2;
			case CLIENT -> 3;
			case PRODUCER -> 4;
			case CONSUMER -> 5;
		};
	}

	private static int code(StatusCode code) {
		return switch (code) {
			case UNSET -> 0;
			case OK -> 1;
			case ERROR -> 2;
		};
	}

	private static int flags(SpanContext context, SpanContext origin) {
		int flags = (context.getTraceFlags().asByte() & 0xFF) | HAS_IS_REMOTE;
		return origin.isRemote() ? flags | IS_REMOTE : flags;
	}

}
