package com.tiktickets.observability.export;

import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;

/** A span whose attributes are within the limits when it is exported. */
final class LimitedSpan extends DelegatingReadableSpan {

	private final SpanAttributeLimits limits;

	LimitedSpan(ReadableSpan span, SpanAttributeLimits limits) {
		super(span);
		this.limits = limits;
	}

	@Override
	public SpanData toSpanData() {
		return this.limits.apply(delegate().toSpanData());
	}

}
