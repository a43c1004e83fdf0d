package com.tiktickets.observability.export;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;

/**
 * Encodes a span when it ends, so that bytes wait in the SDK's queue instead of a span
 * with its attributes and strings. Thread-safe.
 */
final class EncodingSpanProcessor implements SpanProcessor {

	private final BatchSpanProcessor delegate;

	private final QueueLimit limit;

	EncodingSpanProcessor(BatchSpanProcessor delegate, QueueLimit limit) {
		this.delegate = delegate;
		this.limit = limit;
	}

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
	}

	@Override
	public boolean isStartRequired() {
		return false;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		if (span.getSpanContext().isSampled() && this.limit.reserve()) {
			ReadableSpan item = encoded(span);
			if (this.limit.fill(EncodedItem.sizeOf(item))) {
				this.delegate.onEnd(item);
			}
		}
	}

	/** What cannot be encoded here, the exporter encodes or refuses. */
	private static ReadableSpan encoded(ReadableSpan span) {
		try {
			return EncodedSpan.of(span.toSpanData());
		}
		catch (RuntimeException | StackOverflowError ex) {
			return span;
		}
	}

	@Override
	public boolean isEndRequired() {
		return true;
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
		return "EncodingSpanProcessor{" + this.delegate + "}";
	}

}
