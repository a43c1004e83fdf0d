package com.tiktickets.observability.whatsapp;

import com.tiktickets.observability.instrumentation.Operation;
import com.tiktickets.observability.semconv.WhatsAppAttributes;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.resolution.RejectionReason;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;

/** Starts the operations of one session, under its tenant. Thread-safe. */
final class SessionSpans {

	private static final String SESSION = "session";

	private final SessionTelemetry telemetry;

	private final String session;

	private final TenantId tenant;

	private final String engine;

	private volatile SpanContext connection = SpanContext.getInvalid();

	SessionSpans(SessionTelemetry telemetry, String session, TenantId tenant, String engine) {
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

	/** Starts an operation as a child of the current span. */
	Operation<SessionOperation> start(SessionOperation.Type type, Context caller, Attributes details,
			SpanContext... causes) {
		List<SpanContext> links = new ArrayList<>(List.of(causes));
		links.add(0, this.connection);
		Attributes attributes = details.toBuilder()
			.put(WhatsAppAttributes.SESSION_ID, this.session)
			.put(WhatsAppAttributes.ENGINE, this.engine)
			.build();
		return this.telemetry.instrumenter(type)
			.start(parentIn(caller), TenantContext.bind(this.tenant), new SessionOperation(type, attributes, links));
	}

	/** The trace of another tenant is not continued. */
	private Context parentIn(Context caller) {
		TenantId other = TenantContext.tenantOf(caller);
		if (!Span.fromContext(caller).getSpanContext().isValid() || other.isReserved() || other.equals(this.tenant)) {
			return caller;
		}
		try (TenantScope scope = asTenant()) {
			this.telemetry.tenants().rejected(RejectionReason.MISMATCH, SESSION);
		}
		return Context.root();
	}

	/** Attributes of a message, without anything that identifies a person. */
	AttributesBuilder attributes(WhatsAppMessage message) {
		AttributesBuilder attributes = Attributes.builder().put(WhatsAppAttributes.MESSAGE_TYPE, message.type().word());
		if (message.id() != null) {
			attributes.put(WhatsAppAttributes.MESSAGE_ID, this.telemetry.hashedMessage(message.id()));
		}
		if (message.peer() != null) {
			attributes.put(WhatsAppAttributes.PEER_ID, this.telemetry.hashed(message.peer()));
		}
		return attributes;
	}

}
