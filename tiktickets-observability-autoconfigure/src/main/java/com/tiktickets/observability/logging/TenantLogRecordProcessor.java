package com.tiktickets.observability.logging;

import com.tiktickets.observability.tenant.TenantContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;

/** Adds the tenant to each log record. Stateless. */
public final class TenantLogRecordProcessor implements LogRecordProcessor {

	private final AttributeKey<String> tenantAttribute;

	/**
	 * Creates the processor.
	 * @param tenantAttribute the attribute to write
	 */
	public TenantLogRecordProcessor(AttributeKey<String> tenantAttribute) {
		this.tenantAttribute = tenantAttribute;
	}

	@Override
	public void onEmit(Context context, ReadWriteLogRecord logRecord) {
		logRecord.setAttribute(this.tenantAttribute, TenantContext.tenantOf(context).value());
	}

}
