package com.tiktickets.observability.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sampled span that has ended, as the bytes that will be sent: all that the SDK's queue
 * keeps of it. What was encoded cannot be read any more. Immutable.
 */
final class EncodedSpan implements ReadableSpan, SpanData, EncodedItem {

	/** All that a batch processor asks of a context is whether it is sampled. */
	private static final SpanContext SAMPLED = SpanContext.create(TraceId.getInvalid(), SpanId.getInvalid(),
			TraceFlags.getSampled(), TraceState.getDefault());

	private static final ItemEncoder<SpanData> ENCODER = new ItemEncoder<>(SpanEncoder::write);

	private final Resource resource;

	private final InstrumentationScopeInfo scope;

	private final byte[] field;

	private EncodedSpan(SpanData span, byte[] field) {
		this.resource = span.getResource();
		this.scope = span.getInstrumentationScopeInfo();
		this.field = field;
	}

	static EncodedSpan of(SpanData span) {
		return new EncodedSpan(span, ENCODER.encode(span));
	}

	@Override
	public byte[] field() {
		return this.field;
	}

	@Override
	public Resource getResource() {
		return this.resource;
	}

	@Override
	public InstrumentationScopeInfo getInstrumentationScopeInfo() {
		return this.scope;
	}

	@Override
	public SpanContext getSpanContext() {
		return SAMPLED;
	}

	@Override
	public SpanData toSpanData() {
		return this;
	}

	@Override
	public boolean hasEnded() {
		return true;
	}

	@Override
	public SpanContext getParentSpanContext() {
		throw EncodedItem.unreadable();
	}

	@Override
	public String getName() {
		throw EncodedItem.unreadable();
	}

	@Override
	public SpanKind getKind() {
		throw EncodedItem.unreadable();
	}

	@Override
	public long getLatencyNanos() {
		throw EncodedItem.unreadable();
	}

	@Override
	public <T> @Nullable T getAttribute(AttributeKey<T> key) {
		throw EncodedItem.unreadable();
	}

	@Override
	public Attributes getAttributes() {
		throw EncodedItem.unreadable();
	}

	@Override
	public StatusData getStatus() {
		throw EncodedItem.unreadable();
	}

	@Override
	public long getStartEpochNanos() {
		throw EncodedItem.unreadable();
	}

	@Override
	public long getEndEpochNanos() {
		throw EncodedItem.unreadable();
	}

	@Override
	public List<EventData> getEvents() {
		throw EncodedItem.unreadable();
	}

	@Override
	public List<LinkData> getLinks() {
		throw EncodedItem.unreadable();
	}

	@Override
	public int getTotalRecordedEvents() {
		throw EncodedItem.unreadable();
	}

	@Override
	public int getTotalRecordedLinks() {
		throw EncodedItem.unreadable();
	}

	@Override
	public int getTotalAttributeCount() {
		throw EncodedItem.unreadable();
	}

	@Override
	@SuppressWarnings("deprecation") // still abstract
	public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
		throw EncodedItem.unreadable();
	}

}
