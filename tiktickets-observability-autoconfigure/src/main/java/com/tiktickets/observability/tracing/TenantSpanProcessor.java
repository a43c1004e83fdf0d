package com.tiktickets.observability.tracing;

import com.tiktickets.observability.tenant.TenantContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Adds the tenant to each span when it starts. Stateless. */
public final class TenantSpanProcessor implements SpanProcessor {

	private final AttributeKey<String> tenantAttribute;

	/**
	 * Creates the processor.
	 * @param tenantAttribute the attribute to write
	 */
	public TenantSpanProcessor(AttributeKey<String> tenantAttribute) {
		this.tenantAttribute = tenantAttribute;
	}

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
		span.setAttribute(this.tenantAttribute, TenantContext.tenantOf(parentContext).value());
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
