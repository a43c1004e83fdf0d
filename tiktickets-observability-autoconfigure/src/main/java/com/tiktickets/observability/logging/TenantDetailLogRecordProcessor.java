package com.tiktickets.observability.logging;

import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;

/**
 * Marks the log records of a tenant of which detailed telemetry is requested, so that the
 * Collector keeps them whatever their severity is. Thread-safe.
 */
public final class TenantDetailLogRecordProcessor implements LogRecordProcessor {

	private final TenantDetails details;

	/**
	 * Creates the processor.
	 * @param details what is requested
	 */
	public TenantDetailLogRecordProcessor(TenantDetails details) {
		this.details = details;
	}

	@Override
	public void onEmit(Context context, ReadWriteLogRecord logRecord) {
		if (this.details.isInUse() && this.details.covers(TenantContext.tenantOf(context))) {
			logRecord.setAttribute(TikticketsAttributes.TENANT_DETAIL, true);
		}
	}

}
