package com.tiktickets.observability.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/**
 * A span that has ended, whose attributes are within the limits when it is exported.
 *
 * @param span the span
 * @param limits the limits
 */
record LimitedSpan(ReadableSpan span, SpanAttributeLimits limits) implements ReadableSpan {

	@Override
	public SpanContext getSpanContext() {
		return this.span.getSpanContext();
	}

	@Override
	public SpanContext getParentSpanContext() {
		return this.span.getParentSpanContext();
	}

	@Override
	public String getName() {
		return this.span.getName();
	}

	@Override
	public SpanData toSpanData() {
		return this.limits.apply(this.span.toSpanData());
	}

	@Override
	@Deprecated
	@SuppressWarnings("deprecation") // still abstract
	public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
		return this.span.getInstrumentationLibraryInfo();
	}

	@Override
	public InstrumentationScopeInfo getInstrumentationScopeInfo() {
		return this.span.getInstrumentationScopeInfo();
	}

	@Override
	public boolean hasEnded() {
		return this.span.hasEnded();
	}

	@Override
	public long getLatencyNanos() {
		return this.span.getLatencyNanos();
	}

	@Override
	public SpanKind getKind() {
		return this.span.getKind();
	}

	@Override
	public <T> @Nullable T getAttribute(AttributeKey<T> key) {
		return this.span.getAttribute(key);
	}

	@Override
	public Attributes getAttributes() {
		return this.span.getAttributes();
	}

}
