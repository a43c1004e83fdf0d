package com.tiktickets.observability.semconv;

/** Keys of the mapped diagnostic context, which console and file logs show. */
public final class MdcKeys {

	/** Trace id of the operation, 32 hex digits. */
	public static final String TRACE_ID = "trace_id";

	/** Span id of the operation, 16 hex digits. */
	public static final String SPAN_ID = "span_id";

	/** Tenant id of the operation. */
	public static final String TENANT_ID = "tenant_id";

	private MdcKeys() {
	}

}
