package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.handler.SocketIOException;
import com.tiktickets.observability.instrumentation.Operation;
import com.tiktickets.observability.instrumentation.OperationInstrumenter;
import com.tiktickets.observability.instrumentation.OperationMeasurement;
import com.tiktickets.observability.instrumentation.socket.SocketInstrumenters;
import com.tiktickets.observability.instrumentation.socket.SocketMetrics;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.resolution.ResolvedTenant;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.instrumenter.SpanKindExtractor;
import java.util.function.Consumer;

/**
 * Makes the spans and measurements of Socket.IO, each under the tenant that the client
 * was authenticated with. Thread-safe.
 */
public final class SocketIoTelemetry {

	private final SocketIoMetrics metrics;

	private final OperationInstrumenter<SocketIoEvent> events;

	private final TenantResolution<AuthenticatedClient> tenants;

	private final Consumer<Throwable> exceptions;

	private final boolean envelope;

	/**
	 * Creates the telemetry.
	 * @param openTelemetry makes spans and measurements
	 * @param tenants resolves the tenant of a client
	 * @param exceptions is told what a listener threw, while its trace is current
	 * @param envelope whether events carry trace context as their last argument
	 */
	public SocketIoTelemetry(OpenTelemetry openTelemetry, TenantResolution<AuthenticatedClient> tenants,
			Consumer<Throwable> exceptions, boolean envelope) {
		this.metrics = new SocketIoMetrics(openTelemetry);
		this.events = new OperationInstrumenter<>(SocketInstrumenters
			.<SocketIoEvent>builder(openTelemetry, SocketIoMetrics.PROTOCOL)
			.addAttributesExtractor(OperationInstrumenter.attributes((attributes, event) -> attributes
				.put(TikticketsAttributes.SOCKET_NAMESPACE, event.namespace().isEmpty() ? "/" : event.namespace())))
			.addOperationListener(OperationMeasurement.listener(this::measure))
			.buildInstrumenter(SpanKindExtractor.alwaysConsumer()));
		this.tenants = tenants;
		this.exceptions = exceptions;
		this.envelope = envelope;
	}

	private void measure(Context context, Attributes attributes, double seconds) {
		String event = attributes.get(TikticketsAttributes.SOCKET_EVENT);
		this.metrics.sockets()
			.event(context, SocketMetrics.RECEIVE, (event != null) ? event : SocketIoMetrics.OTHER,
					attributes.get(SemanticAttributes.ERROR_TYPE));
		this.metrics.sockets().handled(context, attributes, seconds);
	}

	SocketIoMetrics metrics() {
		return this.metrics;
	}

	boolean hasEnvelope() {
		return this.envelope;
	}

	/** Opens the tenant of a client. */
	TenantScope open(SocketConnection connection) {
		return TenantContext.makeCurrent(tenant(connection));
	}

	TenantId tenant(SocketConnection connection) {
		TenantId tenant = connection.tenant();
		return (tenant != null) ? tenant : this.tenants.unresolved();
	}

	/**
	 * Resolves the tenant of an authenticated client. A resolved tenant does not change.
	 * Until then, the resolvers may be asked again, and the client is counted when its
	 * resolution is final.
	 */
	void resolve(SocketConnection connection, SocketIOClient client) {
		if (connection.tenant() != null) {
			return;
		}
		ResolvedTenant found = this.tenants
			.ask(new AuthenticatedClient(client, client.getHandshakeData().getAuthToken()));
		connection.resolved(found);
		if (found.tenant() != null) {
			count(connection, found);
		}
	}

	void connected(SocketConnection connection) {
		this.metrics.sockets().connected();
		ResolvedTenant found = connection.found();
		if (found != null && found.tenant() == null) {
			count(connection, found);
		}
	}

	private void count(SocketConnection connection, ResolvedTenant found) {
		try (TenantScope scope = open(connection)) {
			this.tenants.count(found);
		}
	}

	/** An event starts a trace, or continues the trace in its envelope. */
	void handle(SocketIoEvent event, SocketConnection connection, Context parent, Runnable listeners) {
		this.events.start(parent, TenantContext.bind(tenant(connection)), event).run(listeners);
	}

	/** The exception of a listener, on the thread of the event. */
	void failed(Exception exception) {
		Operation<SocketIoEvent> operation = this.events.current();
		if (operation != null) {
			Throwable cause = (exception instanceof SocketIOException) ? exception.getCause() : null;
			operation.failed((cause != null) ? cause : exception);
			this.exceptions.accept(exception);
		}
	}

}
