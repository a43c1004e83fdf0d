package com.tiktickets.observability.export;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;

/**
 * Encodes a span when it ends, so that bytes wait in the SDK's queue instead of a span
 * with its attributes and strings. Thread-safe.
 */
final class EncodingSpanProcessor extends DelegatingSpanProcessor {

	private final QueueLimit limit;

	EncodingSpanProcessor(BatchSpanProcessor delegate, QueueLimit limit) {
		super(delegate);
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
				delegate().onEnd(item);
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

}
