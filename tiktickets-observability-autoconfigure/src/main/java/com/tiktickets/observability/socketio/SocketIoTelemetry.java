package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.SocketIOClient;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.resolution.ResolvedTenant;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.util.function.Consumer;

/**
 * Makes the spans and measurements of Socket.IO, each under the tenant that the client
 * was authenticated with. Thread-safe.
 */
public final class SocketIoTelemetry {

	private static final String SCOPE = "com.tiktickets.observability";

	private final Tracer tracer;

	private final SocketIoMetrics metrics;

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
		this.tracer = openTelemetry.getTracer(SCOPE);
		this.metrics = new SocketIoMetrics(openTelemetry.getMeter(SCOPE));
		this.tenants = tenants;
		this.exceptions = exceptions;
		this.envelope = envelope;
	}

	SocketIoMetrics metrics() {
		return this.metrics;
	}

	boolean hasEnvelope() {
		return this.envelope;
	}

	void failed(Throwable exception) {
		this.exceptions.accept(exception);
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
	 * Resolves the tenant of a client that was let in. Once resolved it stays; until then
	 * a client may be asked again, and is counted when nobody will say more.
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
		this.metrics.connected();
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

	SpanBuilder span(String event, ObservedClient client) {
		SpanBuilder builder = this.tracer.spanBuilder("process " + event)
			.setSpanKind(SpanKind.CONSUMER)
			.setAttribute(TikticketsAttributes.SOCKET_PROTOCOL, SocketIoMetrics.PROTOCOL)
			.setAttribute(TikticketsAttributes.SOCKET_EVENT, event)
			.setAttribute(TikticketsAttributes.SOCKET_NAMESPACE, namespace(client))
			.setAttribute(TikticketsAttributes.SOCKET_SESSION_ID, client.getSessionId().toString());
		if (client.connection().handshake().isValid()) {
			builder.addLink(client.connection().handshake());
		}
		return builder;
	}

	private static String namespace(ObservedClient client) {
		String name = client.getNamespace().getName();
		return name.isEmpty() ? "/" : name;
	}

}
