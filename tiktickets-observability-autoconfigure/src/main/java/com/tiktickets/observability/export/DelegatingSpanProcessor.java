package com.tiktickets.observability.export;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * A processor in front of one that exports. A subclass decides what it receives of a span
 * that has ended. Thread-safe if the delegate is.
 */
abstract class DelegatingSpanProcessor implements SpanProcessor {

	private final SpanProcessor delegate;

	DelegatingSpanProcessor(SpanProcessor delegate) {
		this.delegate = delegate;
	}

	SpanProcessor delegate() {
		return this.delegate;
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
		return getClass().getSimpleName() + "{" + this.delegate + "}";
	}

}
