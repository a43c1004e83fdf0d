package com.tiktickets.observability.semconv;

/** Keys of the mapped diagnostic context, for the console and for files of people. */
public final class MdcKeys {

	/** Trace of the operation, 32 hex digits. */
	public static final String TRACE_ID = "trace_id";

	/** Span of the operation, 16 hex digits. */
	public static final String SPAN_ID = "span_id";

	/** Tenant of the operation. */
	public static final String TENANT_ID = "tenant_id";

	private MdcKeys() {
	}

}
