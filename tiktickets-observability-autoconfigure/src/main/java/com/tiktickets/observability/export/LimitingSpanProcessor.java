package com.tiktickets.observability.export;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Applies the limits to each span when it ends, before it is encoded or waits for its
 * export. Thread-safe if its delegate is.
 */
public final class LimitingSpanProcessor implements SpanProcessor {

	private final SpanProcessor delegate;

	private final SpanAttributeLimits limits;

	/**
	 * Creates the processor.
	 * @param delegate exports spans
	 * @param limits the limits
	 */
	public LimitingSpanProcessor(SpanProcessor delegate, SpanAttributeLimits limits) {
		this.delegate = delegate;
		this.limits = limits;
	}

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
		this.delegate.onStart(parentContext, span);
	}

	@Override
	public boolean isStartRequired() {
		return this.delegate.isStartRequired();
	}

	@Override
	public void onEnd(ReadableSpan span) {
		this.delegate.onEnd(new LimitedSpan(span, this.limits));
	}

	@Override
	public boolean isEndRequired() {
		return this.delegate.isEndRequired();
	}

	@Override
	public CompletableResultCode forceFlush() {
		return this.delegate.forceFlush();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.delegate.shutdown();
	}

	@Override
	public String toString() {
		return "LimitingSpanProcessor{" + this.delegate + "}";
	}

}
