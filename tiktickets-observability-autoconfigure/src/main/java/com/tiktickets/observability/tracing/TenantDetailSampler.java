package com.tiktickets.observability.tracing;

import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples each span of a tenant of which detailed telemetry is requested. A request that
 * is dropped before its tenant is known is recorded all the same: it is exported when it
 * ends, if its tenant is a requested one. Delegates to another sampler otherwise.
 * Thread-safe.
 */
public final class TenantDetailSampler implements Sampler {

	private final Sampler delegate;

	private final TenantDetails details;

	/**
	 * Creates the sampler.
	 * @param delegate decides on every other span
	 * @param details what is requested
	 */
	public TenantDetailSampler(Sampler delegate, TenantDetails details) {
		this.delegate = delegate;
		this.details = details;
	}

	@Override
	public SamplingResult shouldSample(Context parentContext, String traceId, String name, SpanKind spanKind,
			Attributes attributes, List<LinkData> parentLinks) {
		SamplingResult result = this.delegate.shouldSample(parentContext, traceId, name, spanKind, attributes,
				parentLinks);
		return (this.details.isInUse() && result != Untraced.RESULT) ? decide(parentContext, spanKind, result) : result;
	}

	private SamplingResult decide(Context parentContext, SpanKind kind, SamplingResult result) {
		boolean undecided = isUndecided(TenantContext.bindingOf(parentContext), kind);
		if (this.details.of(parentContext) != null || (undecided && this.details.isReceived(parentContext))) {
			return new Changed(result, SamplingDecision.RECORD_AND_SAMPLE,
					result.getAttributes().toBuilder().put(TikticketsAttributes.TENANT_DETAIL, true).build());
		}
		if (result.getDecision() == SamplingDecision.DROP && undecided && this.details.isRequested()) {
			return new Changed(result, SamplingDecision.RECORD_ONLY, result.getAttributes());
		}
		return result;
	}

	private static boolean isUndecided(@Nullable TenantBinding tenant, SpanKind kind) {
		return (tenant != null) ? !tenant.isResolved() : kind == SpanKind.SERVER || kind == SpanKind.CONSUMER;
	}

	@Override
	public String getDescription() {
		return "TenantDetail{" + this.delegate.getDescription() + "}";
	}

	@Override
	public String toString() {
		return getDescription();
	}

	private record Changed(SamplingResult result, SamplingDecision decision,
			Attributes attributes) implements SamplingResult {

		@Override
		public SamplingDecision getDecision() {
			return this.decision;
		}

		@Override
		public Attributes getAttributes() {
			return this.attributes;
		}

		@Override
		public TraceState getUpdatedTraceState(TraceState parentTraceState) {
			return this.result.getUpdatedTraceState(parentTraceState);
		}

	}

}
