package com.tiktickets.observability.logging;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Passes the spans of an application to its {@link ApplicationLogs}, which identifies the
 * application by them. Thread-safe.
 */
public final class ApplicationSpanProcessor implements SpanProcessor {

	private final ApplicationLogs logs;

	/**
	 * Creates the processor.
	 * @param logs of the application whose SDK this is for
	 */
	public ApplicationSpanProcessor(ApplicationLogs logs) {
		this.logs = logs;
	}

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
		this.logs.learn(span);
	}

	@Override
	public boolean isStartRequired() {
		return true;
	}

	@Override
	public void onEnd(ReadableSpan span) {
	}

	@Override
	public boolean isEndRequired() {
		return false;
	}

}
