package com.tiktickets.observability.logging;

import com.tiktickets.observability.semconv.MdcKeys;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeAttachedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeRestoredEvent;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Mirrors the current trace and span in the diagnostic context, and writes only what
 * changes: a scope that keeps the span costs a look, where Micrometer's listener takes
 * both away and puts them back. A scope without a span has none there either.
 * Thread-safe.
 */
public final class TraceMdcListener extends Slf4JEventListener {

	/** Creates the listener. */
	public TraceMdcListener() {
		super(MdcKeys.TRACE_ID, MdcKeys.SPAN_ID);
	}

	/** Each scope that closes is followed by the one that it restores. */
	@Override
	public void onEvent(Object event) {
		if (event instanceof ScopeAttachedEvent attached) {
			mirror(attached.getSpan());
		}
		else if (event instanceof ScopeRestoredEvent restored) {
			mirror(restored.getSpan());
		}
	}

	private static void mirror(@Nullable Span span) {
		SpanContext context = (span != null) ? span.getSpanContext() : SpanContext.getInvalid();
		if (!context.isValid()) {
			MDC.remove(MdcKeys.TRACE_ID);
			MDC.remove(MdcKeys.SPAN_ID);
			return;
		}
		put(MdcKeys.TRACE_ID, context.getTraceId());
		put(MdcKeys.SPAN_ID, context.getSpanId());
	}

	private static void put(String key, String value) {
		if (!value.equals(MDC.get(key))) {
			MDC.put(key, value);
		}
	}

}
