package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.SocketIOClient;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantRequestMetrics;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the spans and measurements of Socket.IO, each under the tenant that the client
 * was authenticated with. Thread-safe.
 */
public final class SocketIoTelemetry {

	private static final Logger logger = LoggerFactory.getLogger(SocketIoTelemetry.class);

	private static final String SCOPE = "com.tiktickets.observability";

	private final Tracer tracer;

	private final SocketIoMetrics metrics;

	private final TenantRequestMetrics tenants;

	private final List<TenantResolver<AuthenticatedClient>> resolvers;

	private final TenantId provisional;

	private final Consumer<Throwable> exceptions;

	private final boolean envelope;

	/**
	 * Creates the telemetry.
	 * @param openTelemetry makes spans and measurements
	 * @param resolvers asked in order for the tenant of a client, the first valid answer
	 * counts
	 * @param provisional the tenant of clients that none of them knows
	 * @param exceptions is told what a listener threw, while its trace is current
	 * @param envelope whether events carry trace context as their last argument
	 */
	public SocketIoTelemetry(OpenTelemetry openTelemetry, List<TenantResolver<AuthenticatedClient>> resolvers,
			TenantId provisional, Consumer<Throwable> exceptions, boolean envelope) {
		this.tracer = openTelemetry.getTracer(SCOPE);
		this.metrics = new SocketIoMetrics(openTelemetry.getMeter(SCOPE));
		this.tenants = TenantRequestMetrics.of(openTelemetry);
		this.resolvers = List.copyOf(resolvers);
		this.provisional = provisional;
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
		return (tenant != null) ? tenant : this.provisional;
	}

	/** Settles the tenant of a client that was let in. Once settled it stays. */
	void settle(SocketConnection connection, SocketIOClient client) {
		if (connection.tenant() != null) {
			return;
		}
		AuthenticatedClient authenticated = new AuthenticatedClient(client, client.getHandshakeData().getAuthToken());
		for (TenantResolver<AuthenticatedClient> resolver : this.resolvers) {
			TenantCandidate candidate = ask(resolver, authenticated);
			if (candidate != null && settle(connection, candidate)) {
				return;
			}
		}
	}

	private boolean settle(SocketConnection connection, TenantCandidate candidate) {
		TenantId named = TenantId.parse(candidate.value());
		if (named != null) {
			connection.settle(named);
			try (TenantScope scope = open(connection)) {
				this.tenants.resolved(candidate.source());
			}
		}
		else if (connection.refused()) {
			try (TenantScope scope = open(connection)) {
				this.tenants.invalid(candidate.source());
			}
		}
		return named != null;
	}

	/** Of a client that is connected now nobody will say more. */
	void connected(SocketConnection connection) {
		this.metrics.connected();
		if (connection.tenant() == null) {
			if (this.provisional.isReserved()) {
				this.tenants.absent();
			}
			else {
				this.tenants.resolved(TenantCandidate.FIXED);
			}
		}
	}

	/** A resolver is the application's code, but on our behalf. */
	private static @Nullable TenantCandidate ask(TenantResolver<AuthenticatedClient> resolver,
			AuthenticatedClient client) {
		try {
			return resolver.resolve(client);
		}
		catch (RuntimeException ex) {
			logger.warn("The tenant of a Socket.IO client could not be resolved", ex);
			return null;
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
