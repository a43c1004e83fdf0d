package com.tiktickets.observability.tracing;

import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Exports spans that were begun before their tenant was known, and marks them, if
 * detailed telemetry of that tenant is requested. Thread-safe if its delegate is.
 */
public final class TenantDetailSpanProcessor implements SpanProcessor {

	private final SpanProcessor delegate;

	private final TenantDetails details;

	private final AttributeKey<String> tenantAttribute;

	/**
	 * Creates the processor.
	 * @param delegate exports spans that are sampled
	 * @param details what is requested
	 * @param tenantAttribute the attribute that carries the tenant
	 */
	public TenantDetailSpanProcessor(SpanProcessor delegate, TenantDetails details,
			AttributeKey<String> tenantAttribute) {
		this.delegate = delegate;
		this.details = details;
		this.tenantAttribute = tenantAttribute;
	}

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
		this.delegate.onStart(parentContext, span);
	}

	@Override
	public boolean isStartRequired() {
		return this.delegate.isStartRequired();
	}

	@Override
	public void onEnd(ReadableSpan span) {
		this.delegate.onEnd((this.details.isInUse() && isOfRequestedTenant(span)) ? new DetailedSpan(span) : span);
	}

	private boolean isOfRequestedTenant(ReadableSpan span) {
		return span.getAttribute(TikticketsAttributes.TENANT_DETAIL) == null
				&& this.details.isRequested(TenantId.parse(span.getAttribute(this.tenantAttribute)));
	}

	@Override
	public boolean isEndRequired() {
		return this.delegate.isEndRequired();
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
		return "TenantDetailSpanProcessor{" + this.delegate + "}";
	}

}
