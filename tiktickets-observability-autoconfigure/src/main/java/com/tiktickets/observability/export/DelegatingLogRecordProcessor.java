package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;

/**
 * A processor in front of one that exports. A subclass decides what it receives of a log
 * record. Thread-safe if the delegate is.
 */
abstract class DelegatingLogRecordProcessor implements LogRecordProcessor {

	private final LogRecordProcessor delegate;

	DelegatingLogRecordProcessor(LogRecordProcessor delegate) {
		this.delegate = delegate;
	}

	LogRecordProcessor delegate() {
		return this.delegate;
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
