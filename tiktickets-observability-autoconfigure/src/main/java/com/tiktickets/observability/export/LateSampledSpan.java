package com.tiktickets.observability.export;

import com.tiktickets.observability.semconv.TikticketsAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;

/** A span that is exported as one that was sampled, and is marked. */
final class LateSampledSpan extends DelegatingReadableSpan {

	LateSampledSpan(ReadableSpan span) {
		super(span);
	}

	private static SpanContext sampled(SpanContext context) {
		return SpanContext.create(context.getTraceId(), context.getSpanId(), TraceFlags.getSampled(),
				context.getTraceState());
	}

	@Override
	public SpanContext getSpanContext() {
		return sampled(super.getSpanContext());
	}

	@Override
	public SpanData toSpanData() {
		return new Data(delegate().toSpanData());
	}

	private static final class Data extends DelegatingSpanData {

		private Data(SpanData delegate) {
			super(delegate);
		}

		@Override
		public SpanContext getSpanContext() {
			return sampled(super.getSpanContext());
		}

		@Override
		public Attributes getAttributes() {
			return super.getAttributes().toBuilder().put(TikticketsAttributes.TENANT_DETAIL, true).build();
		}

		@Override
		public int getTotalAttributeCount() {
			return super.getTotalAttributeCount() + 1;
		}

	}

}
