package com.tiktickets.sample.telemetry.inbox;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.List;

/**
 * Decodes spans.
 */
final class SpanDecoder {

	private final AttributeDecoder attributes;

	private final ResourceDecoder resources;

	private final TelemetryInbox inbox;

	SpanDecoder(AttributeDecoder attributes, ResourceDecoder resources, TelemetryInbox inbox) {
		this.attributes = attributes;
		this.resources = resources;
		this.inbox = inbox;
	}

	void accept(ExportTraceServiceRequest request) {
		for (ResourceSpans resourceSpans : request.getResourceSpansList()) {
			Resource resource = this.resources.decode(resourceSpans.getResource());
			for (ScopeSpans scopeSpans : resourceSpans.getScopeSpansList()) {
				String scope = this.attributes.text(scopeSpans.getScope().getName());
				for (Span span : scopeSpans.getSpansList()) {
					this.inbox.add(decode(span, resource, scope));
				}
			}
		}
	}

	private SpanRecord decode(Span span, Resource resource, String scope) {
		Attributes own = this.attributes.attributes(span.getAttributesList());
		return new SpanRecord(this.attributes.id(span.getTraceId()), this.attributes.id(span.getSpanId()),
				this.attributes.id(span.getParentSpanId()), this.attributes.text(span.getName()), kind(span),
				span.getStartTimeUnixNano(), span.getEndTimeUnixNano(),
				span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
				this.attributes.text(span.getStatus().getMessage()), own, events(span), links(span), resource, scope,
				AttributeDecoder.tenant(own, resource));
	}

	private List<SpanRecord.Event> events(Span span) {
		return span.getEventsList()
			.stream()
			.map((event) -> new SpanRecord.Event(event.getTimeUnixNano(), this.attributes.text(event.getName()),
					this.attributes.attributes(event.getAttributesList())))
			.toList();
	}

	private List<SpanRecord.Link> links(Span span) {
		return span.getLinksList()
			.stream()
			.map((link) -> new SpanRecord.Link(this.attributes.id(link.getTraceId()),
					this.attributes.id(link.getSpanId())))
			.toList();
	}

	private static SpanRecord.Kind kind(Span span) {
		return switch (span.getKind()) {
			case SPAN_KIND_SERVER -> SpanRecord.Kind.SERVER;
			case SPAN_KIND_CLIENT -> SpanRecord.Kind.CLIENT;
			case SPAN_KIND_PRODUCER -> SpanRecord.Kind.PRODUCER;
			case SPAN_KIND_CONSUMER -> SpanRecord.Kind.CONSUMER;
			default -> SpanRecord.Kind.INTERNAL;
		};
	}

}
