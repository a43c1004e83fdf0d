package com.tiktickets.observability.logging;

import com.tiktickets.observability.semconv.MdcKeys;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The context of an event that an asynchronous appender delivers on its own thread, built
 * from the trace and the tenant in the event's MDC. The filter of the appender stores the
 * context here for the log record that the appender creates next on the same thread.
 */
final class DetachedContext {

	private static final ThreadLocal<@Nullable Context> NEXT = new ThreadLocal<>();

	private DetachedContext() {
	}

	/**
	 * Called for an event on the thread that logged it, whose current context applies.
	 */
	static void attached() {
		if (NEXT.get() != null) {
			NEXT.remove();
		}
	}

	/**
	 * Sets the context of the record that is made next.
	 * @param diagnosticContext of the event
	 * @return the context
	 */
	static Context detached(UnaryOperator<@Nullable String> diagnosticContext) {
		Context context = contextOf(diagnosticContext);
		NEXT.set(context);
		return context;
	}

	static @Nullable Context take() {
		Context context = NEXT.get();
		if (context != null) {
			NEXT.remove();
		}
		return context;
	}

	private static Context contextOf(UnaryOperator<@Nullable String> diagnosticContext) {
		Context context = Context.root();
		String trace = diagnosticContext.apply(MdcKeys.TRACE_ID);
		String span = diagnosticContext.apply(MdcKeys.SPAN_ID);
		if (trace != null && span != null && TraceId.isValid(trace) && SpanId.isValid(span)) {
			context = context
				.with(Span.wrap(SpanContext.create(trace, span, TraceFlags.getDefault(), TraceState.getDefault())));
		}
		return TenantContext.storeIn(context, TenantContext.bind(tenantOf(diagnosticContext)));
	}

	/**
	 * An event without a tenant in its MDC may belong to a tenant, so that it is not
	 * {@code _system}.
	 */
	private static TenantId tenantOf(UnaryOperator<@Nullable String> diagnosticContext) {
		String value = diagnosticContext.apply(MdcKeys.TENANT_ID);
		if (TenantId.SYSTEM.value().equals(value)) {
			return TenantId.SYSTEM;
		}
		TenantId tenant = TenantId.parse(value);
		return (tenant != null) ? tenant : TenantId.UNKNOWN;
	}

}
