package com.tiktickets.observability.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadableSpan;
import org.jspecify.annotations.Nullable;

/**
 * A span that has ended, in front of which a subclass changes what is exported. The SDK
 * has such a class for the data of a span only. Thread-safe if the span is.
 */
abstract class DelegatingReadableSpan implements ReadableSpan {

	private final ReadableSpan delegate;

	DelegatingReadableSpan(ReadableSpan delegate) {
		this.delegate = delegate;
	}

	ReadableSpan delegate() {
		return this.delegate;
	}

	@Override
	public SpanContext getSpanContext() {
		return this.delegate.getSpanContext();
	}

	@Override
	public SpanContext getParentSpanContext() {
		return this.delegate.getParentSpanContext();
	}

	@Override
	public String getName() {
		return this.delegate.getName();
	}

	@Override
	@Deprecated
	@SuppressWarnings("deprecation") // still abstract
	public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
		return this.delegate.getInstrumentationLibraryInfo();
	}

	@Override
	public InstrumentationScopeInfo getInstrumentationScopeInfo() {
		return this.delegate.getInstrumentationScopeInfo();
	}

	@Override
	public boolean hasEnded() {
		return this.delegate.hasEnded();
	}

	@Override
	public long getLatencyNanos() {
		return this.delegate.getLatencyNanos();
	}

	@Override
	public SpanKind getKind() {
		return this.delegate.getKind();
	}

	@Override
	public <T> @Nullable T getAttribute(AttributeKey<T> key) {
		return this.delegate.getAttribute(key);
	}

	@Override
	public Attributes getAttributes() {
		return this.delegate.getAttributes();
	}

}
