package com.tiktickets.observability.websocket;

import com.tiktickets.observability.instrumentation.OperationInstrumenter;
import com.tiktickets.observability.instrumentation.OperationMeasurement;
import com.tiktickets.observability.instrumentation.socket.SocketInstrumenters;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.resolution.ResolvedTenant;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.instrumentation.api.instrumenter.SpanKindExtractor;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.support.NativeMessageHeaderAccessor;

/**
 * Makes the spans and measurements of STOMP sessions. The tenant of a session is that of
 * its handshake, unless a frame has authenticated a principal that names another.
 * Thread-safe.
 */
public final class StompTelemetry {

	private final StompMetrics metrics;

	private final OperationInstrumenter<StompExchange> events;

	private final TenantResolution<Principal> principalTenant;

	private final TenantId provisional;

	/**
	 * Creates the telemetry.
	 * @param openTelemetry makes spans and measurements
	 * @param principalTenant resolves the tenant of a session's principal
	 * @param provisional the tenant of sessions that name none
	 */
	public StompTelemetry(OpenTelemetry openTelemetry, TenantResolution<Principal> principalTenant,
			TenantId provisional) {
		this.metrics = new StompMetrics(openTelemetry);
		this.events = new OperationInstrumenter<>(
				SocketInstrumenters.<StompExchange>builder(openTelemetry, StompMetrics.PROTOCOL)
					.addAttributesExtractor(OperationInstrumenter.attributes((attributes, exchange) -> attributes
						.put(TikticketsAttributes.SOCKET_DESTINATION, exchange.destination())))
					.addOperationListener(OperationMeasurement.listener(this.metrics.sockets()::handled))
					.buildInstrumenter(SpanKindExtractor.alwaysConsumer()));
		this.principalTenant = principalTenant;
		this.provisional = provisional;
	}

	StompMetrics metrics() {
		return this.metrics;
	}

	/**
	 * The session of a WebSocket that is open now; a new one if its handshake was not
	 * seen. Whoever upgrades a connection may give it another principal than its request
	 * had.
	 */
	StompSession session(Map<String, Object> attributes, @Nullable Principal principal) {
		StompSession session = session(attributes);
		settle(session, principal);
		return session;
	}

	StompSession session(Map<String, Object> attributes) {
		StompSession session = StompSession.in(attributes);
		if (session == null) {
			session = new StompSession(this.provisional, Span.getInvalid().getSpanContext());
			session.storeIn(attributes);
		}
		return session;
	}

	/**
	 * Keeps what is known while the request of the handshake is still current. How its
	 * tenant was found is counted with that request.
	 */
	void handshake(Map<String, Object> attributes, TenantId current, @Nullable Principal principal) {
		StompSession session = new StompSession(current.equals(TenantId.SYSTEM) ? this.provisional : current,
				Span.current().getSpanContext());
		if (principal != null) {
			session.authenticated(principal, this.principalTenant.ask(principal).tenant());
		}
		session.storeIn(attributes);
	}

	/**
	 * Asks for the tenant before anything is made of a frame: whoever listens only sends
	 * nothing that is handled.
	 */
	void authenticated(Message<?> message) {
		StompSession session = StompSession.in(SimpMessageHeaderAccessor.getSessionAttributes(message.getHeaders()));
		if (session != null) {
			settle(session, SimpMessageHeaderAccessor.getUser(message.getHeaders()));
		}
	}

	/** Counts an open session, of the tenant that it has now. */
	void opened(StompSession session) {
		synchronized (session) {
			if (session.opened()) {
				count(session, 1);
			}
		}
	}

	void closed(StompSession session, String reason) {
		synchronized (session) {
			if (session.closed()) {
				count(session, -1);
				try (TenantScope scope = TenantContext.makeCurrent(session.tenant())) {
					this.metrics.sockets().lasted(session.nanos(), reason);
				}
			}
		}
	}

	private void count(StompSession session, int connections) {
		try (TenantScope scope = TenantContext.makeCurrent(session.tenant())) {
			this.metrics.sockets().connections(connections);
		}
	}

	/**
	 * A frame may have authenticated somebody since the session was asked last. An open
	 * session is then counted for the new tenant in place of the old one.
	 */
	void settle(StompSession session, @Nullable Principal principal) {
		if (principal != null && session.isNew(principal)) {
			synchronized (session) {
				if (session.isNew(principal)) {
					ResolvedTenant found = this.principalTenant.ask(principal);
					if (session.isOpen()) {
						count(session, -1);
						session.authenticated(principal, found.tenant());
						count(session, 1);
					}
					else {
						session.authenticated(principal, found.tenant());
					}
					try (TenantScope scope = TenantContext.makeCurrent(session.tenant())) {
						this.principalTenant.count(found);
					}
				}
			}
		}
	}

	@Nullable StompExchange exchange(Message<?> message) {
		StompSession session = StompSession.in(SimpMessageHeaderAccessor.getSessionAttributes(message.getHeaders()));
		return (session != null) ? new StompExchange(session) : null;
	}

	/**
	 * Begins a trace of its own, or continues that of the client's frame, under the
	 * tenant of the session.
	 */
	void begin(StompExchange exchange, Message<?> message, String command) {
		settle(exchange.session(), SimpMessageHeaderAccessor.getUser(message.getHeaders()));
		Context parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), message, FrameHeaders.GETTER);
		exchange.begin(this.events, parent, message, command);
	}

	/** Native headers of a frame. */
	private enum FrameHeaders implements TextMapGetter<Message<?>> {

		GETTER;

		@Override
		public Iterable<String> keys(Message<?> message) {
			return List.of();
		}

		@Override
		public @Nullable String get(@Nullable Message<?> message, String key) {
			return (message != null) ? NativeMessageHeaderAccessor.getFirstNativeHeader(key, message.getHeaders())
					: null;
		}

	}

}
