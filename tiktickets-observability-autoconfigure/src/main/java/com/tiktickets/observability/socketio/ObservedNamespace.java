package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.listener.ExceptionListener;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.transport.NamespaceClient;
import com.tiktickets.observability.instrumentation.PrivateField;
import com.tiktickets.observability.instrumentation.socket.SocketMetrics;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A namespace as the transport sees it: around what the application has registered it
 * opens the tenant of the client and, for events, a span. Thread-safe.
 */
final class ObservedNamespace extends ForwardingNamespace {

	private static final String UNAUTHORIZED = "unauthorized";

	private static final String CONNECT = "connect";

	private final SocketIoTelemetry telemetry;

	private final @Nullable Map<?, ?> listeners;

	private final long timeoutNanos;

	ObservedNamespace(Namespace target, Configuration configuration, SocketIoTelemetry telemetry) {
		super(target, configuration);
		this.telemetry = telemetry;
		this.timeoutNanos = TimeUnit.MILLISECONDS.toNanos(configuration.getPingTimeout());
		PrivateField<?> listeners = PrivateField.of(target, "eventListeners", Map.class);
		this.listeners = (listeners != null) ? (Map<?, ?>) listeners.value() : null;
		PrivateField<ExceptionListener> exceptions = PrivateField.of(target, "exceptionListener",
				ExceptionListener.class);
		ExceptionListener own = (exceptions != null) ? exceptions.value() : null;
		if (exceptions != null && own != null && !(own instanceof ObservedExceptions)) {
			exceptions.set(new ObservedExceptions(own, telemetry));
		}
	}

	/** The transport makes a client anew when it asks to connect once more. */
	@Override
	@SuppressWarnings("UnusedVariable") // the new client adds itself
	public void addClient(SocketIOClient client) {
		if (client instanceof ObservedClient || !(client instanceof NamespaceClient raw)) {
			super.addClient(client);
			return;
		}
		SocketConnection connection = (getClient(client.getSessionId()) instanceof ObservedClient known)
				? known.connection() : new SocketConnection(TraceContexts.of(client.getHandshakeData()));
		new ObservedClient(raw, this, connection, this.telemetry);
	}

	private SocketIOClient observed(SocketIOClient client) {
		return (getClient(client.getSessionId()) instanceof ObservedClient known) ? known : client;
	}

	@Override
	public AuthTokenResult onAuthData(SocketIOClient client, Object authData) {
		SocketIOClient known = observed(client);
		AuthTokenResult result = super.onAuthData(known, authData);
		if (known instanceof ObservedClient own) {
			if (result.isSuccess()) {
				own.connection().began(TraceContexts.ofToken(authData));
				this.telemetry.resolve(own.connection(), own);
			}
			else {
				count(own, CONNECT, UNAUTHORIZED);
			}
		}
		return result;
	}

	@Override
	public void onConnect(SocketIOClient client) {
		if (!(observed(client) instanceof ObservedClient own)) {
			super.onConnect(client);
			return;
		}
		this.telemetry.resolve(own.connection(), own);
		try (TenantScope scope = this.telemetry.open(own.connection())) {
			if (!isGreeting(own) && own.connection().opened()) {
				this.telemetry.connected(own.connection());
			}
			super.onConnect(own);
		}
	}

	/**
	 * The transport tells the main namespace of every client, and tells it again when the
	 * client asks for it: since version 4 of the protocol the token comes with the
	 * latter.
	 */
	private boolean isGreeting(ObservedClient client) {
		return client.getEngineIOVersion() == EngineIOVersion.V4 && getName().equals(DEFAULT_NAME)
				&& client.connection().greeted();
	}

	@Override
	public void onDisconnect(SocketIOClient client) {
		if (!(observed(client) instanceof ObservedClient own)) {
			super.onDisconnect(client);
			return;
		}
		try (TenantScope scope = this.telemetry.open(own.connection())) {
			if (own.connection().closed()) {
				this.telemetry.metrics().sockets().disconnected(own.connection().nanos(), reason(own));
			}
			super.onDisconnect(own);
		}
	}

	/**
	 * In this order: who closes also closes the channel, and a silent one may be open.
	 */
	private String reason(ObservedClient client) {
		if (client.connection().isClosedByServer()) {
			return "server";
		}
		if (client.getBaseClient().isConnected()) {
			return "client";
		}
		if (!client.isChannelOpen()) {
			return "transport";
		}
		return (client.connection().silentNanos() >= this.timeoutNanos) ? "ping_timeout" : "client";
	}

	@Override
	public void onPong(SocketIOClient client) {
		if (observed(client) instanceof ObservedClient own) {
			own.connection().seen();
		}
		super.onPong(observed(client));
	}

	@Override
	public void onEvent(NamespaceClient client, String eventName, List<Object> args, AckRequest ackRequest) {
		Envelope envelope = this.telemetry.hasEnvelope() ? Envelope.takeFrom(args) : null;
		if (this.listeners == null || !(observed(client) instanceof ObservedClient own)) {
			super.onEvent(client, eventName, args, ackRequest);
			return;
		}
		own.connection().seen();
		if (!this.listeners.containsKey(eventName)) {
			count(own, SocketIoMetrics.OTHER, null);
			return;
		}
		Context parent = (envelope != null) ? TraceContexts.parent(envelope.carrier()) : Context.root();
		SocketIoEvent event = new SocketIoEvent(eventName, getName(), own.getSessionId().toString(),
				own.connection().handshake());
		this.telemetry.handle(event, own.connection(), parent, () -> super.onEvent(own, eventName, args, ackRequest));
	}

	private void count(ObservedClient client, String event, @Nullable String error) {
		try (TenantScope scope = this.telemetry.open(client.connection())) {
			this.telemetry.metrics().sockets().event(Context.current(), SocketMetrics.RECEIVE, event, error);
		}
	}

}
