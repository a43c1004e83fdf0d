package com.tiktickets.observability.whatsapp;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.WhatsAppAttributes;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.resolution.RejectionReason;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** Begins the spans of one session, under its tenant. Thread-safe. */
final class SessionSpans {

	private static final String SESSION = "session";

	private static final ContextKey<TenantId> CALLER = ContextKey.named("tiktickets-whatsapp-caller");

	private final WhatsAppTelemetry telemetry;

	private final String session;

	private final TenantId tenant;

	private final String engine;

	private volatile SpanContext connection = SpanContext.getInvalid();

	SessionSpans(WhatsAppTelemetry telemetry, String session, TenantId tenant, String engine) {
		this.telemetry = telemetry;
		this.session = session;
		this.tenant = tenant;
		this.engine = engine;
	}

	String session() {
		return this.session;
	}

	String engine() {
		return this.engine;
	}

	/** What comes from now on is linked to this span. */
	void connectionBeganIn(Span span) {
		this.connection = span.getSpanContext();
	}

	TenantScope asTenant() {
		return TenantContext.makeCurrent(this.tenant);
	}

	/** Call it under {@link #asTenant}, with the context of before. */
	Span start(String name, SpanKind kind, Context parent) {
		return builder(name, kind, parent).startSpan();
	}

	SpanBuilder builder(String name, SpanKind kind, Context parent) {
		SpanBuilder builder = this.telemetry.tracer()
			.spanBuilder(name)
			.setSpanKind(kind)
			.setAttribute(WhatsAppAttributes.SESSION_ID, this.session)
			.setAttribute(WhatsAppAttributes.ENGINE, this.engine);
		if (belongsToOther(parent)) {
			this.telemetry.tenants().rejected(RejectionReason.MISMATCH, SESSION);
			builder.setNoParent();
		}
		else {
			builder.setParent(parent);
		}
		if (this.connection.isValid()) {
			builder.addLink(this.connection);
		}
		return builder;
	}

	/**
	 * Returns the context of the caller. Whose it is cannot be told from it any more when
	 * this thread works for the session.
	 */
	static Context outside() {
		Context current = Context.current();
		return current.with(CALLER, TenantContext.tenantOf(current));
	}

	private boolean belongsToOther(Context parent) {
		TenantId other = parent.get(CALLER);
		return other != null && Span.fromContext(parent).getSpanContext().isValid() && !other.isReserved()
				&& !other.equals(this.tenant);
	}

	@SuppressWarnings("MustBeClosedChecker") // the operation closes it
	Operation begin(String name, SpanKind kind, Context parent) {
		Context outside = parent;
		TenantScope tenantScope = asTenant();
		Span span = start(name, kind, outside);
		return new Operation(span, tenantScope, Context.current().with(span).makeCurrent());
	}

	static void fail(Span span, Throwable failure) {
		span.setStatus(StatusCode.ERROR);
		span.setAttribute(SemanticAttributes.ERROR_TYPE, failure.getClass().getName());
	}

	void identify(Span span, @Nullable String messageId, @Nullable String peer) {
		if (messageId != null) {
			span.setAttribute(WhatsAppAttributes.MESSAGE_ID, this.telemetry.hashedMessage(messageId));
		}
		if (peer != null) {
			span.setAttribute(WhatsAppAttributes.PEER_ID, this.telemetry.hashed(peer));
		}
	}

	/** A span that is current, under the session's tenant, until it is closed. */
	record Operation(Span span, TenantScope tenantScope, Scope spanScope) implements AutoCloseable {

		@Override
		public void close() {
			this.span.end();
			this.spanScope.close();
			this.tenantScope.close();
		}

	}

}
