package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;

/** A span or a log record that waits in a queue as the bytes that will be sent. */
interface EncodedItem {

	Resource getResource();

	InstrumentationScopeInfo getInstrumentationScopeInfo();

	/** The item as a field of its scope's message, tag and length included. */
	byte[] field();

	/** In bytes; what is not encoded is not weighed. */
	static int sizeOf(Object item) {
		return (item instanceof EncodedItem encoded) ? encoded.field().length : 0;
	}

	static UnsupportedOperationException unreadable() {
		return new UnsupportedOperationException("It is encoded already; only its exporter knows what to do with it");
	}

}
