package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The namespaces of a server as its transport sees them. Thread-safe. */
final class ObservedNamespaces extends NamespacesHub {

	private final NamespacesHub target;

	private final Configuration configuration;

	private final SocketIoTelemetry telemetry;

	private final Map<Namespace, ObservedNamespace> observed = new ConcurrentHashMap<>();

	ObservedNamespaces(NamespacesHub target, Configuration configuration, SocketIoTelemetry telemetry) {
		super(configuration);
		this.target = target;
		this.configuration = configuration;
		this.telemetry = telemetry;
	}

	@Override
	public Namespace create(String name) {
		return observe(this.target.create(name));
	}

	@Override
	@SuppressWarnings("NullAway") // the library answers null for a name it does not know
	public @Nullable Namespace get(String name) {
		Namespace namespace = this.target.get(name);
		return (namespace != null) ? observe(namespace) : null;
	}

	private Namespace observe(Namespace namespace) {
		return this.observed.computeIfAbsent(namespace,
				(key) -> new ObservedNamespace(key, this.configuration, this.telemetry));
	}

	@Override
	public void remove(String name) {
		this.target.remove(name);
	}

	@Override
	public Iterable<SocketIOClient> getRoomClients(String room) {
		return this.target.getRoomClients(room);
	}

	@Override
	public Collection<SocketIONamespace> getAllNamespaces() {
		return this.target.getAllNamespaces();
	}

	/** Rooms of the application; each namespace is one of its own name. */
	long rooms() {
		return this.target.getAllNamespaces()
			.stream()
			.filter(Namespace.class::isInstance)
			.map(Namespace.class::cast)
			.mapToLong((namespace) -> namespace.getRooms()
				.stream()
				.filter((room) -> !room.equals(namespace.getName()))
				.count())
			.sum();
	}

}
