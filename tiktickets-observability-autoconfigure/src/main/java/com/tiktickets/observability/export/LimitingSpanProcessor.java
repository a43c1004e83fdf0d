package com.tiktickets.observability.export;

import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Applies the limits to each span when it ends, before it is encoded or waits for its
 * export. Thread-safe if its delegate is.
 */
public final class LimitingSpanProcessor extends DelegatingSpanProcessor {

	private final SpanAttributeLimits limits;

	/**
	 * Creates the processor.
	 * @param delegate exports spans
	 * @param limits the limits
	 */
	public LimitingSpanProcessor(SpanProcessor delegate, SpanAttributeLimits limits) {
		super(delegate);
		this.limits = limits;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		delegate().onEnd(new LimitedSpan(span, this.limits));
	}

}
