package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the instrumentation between the transport of a server and its namespaces when the
 * server starts, so that listeners may be registered in any way and at any time.
 */
public final class ObservingChannelInitializer extends SocketIOChannelInitializer {

	private static final Logger logger = LoggerFactory.getLogger(ObservingChannelInitializer.class);

	private final Supplier<SocketIoTelemetry> telemetry;

	private @Nullable ObservableLongGauge rooms;

	/**
	 * Creates the initializer.
	 * @param telemetry asked when the server starts
	 */
	public ObservingChannelInitializer(Supplier<SocketIoTelemetry> telemetry) {
		this.telemetry = telemetry;
	}

	@Override
	public void start(Configuration configuration, NamespacesHub namespacesHub) {
		super.start(configuration, observe(configuration, namespacesHub));
	}

	private NamespacesHub observe(Configuration configuration, NamespacesHub namespacesHub) {
		try {
			SocketIoTelemetry made = this.telemetry.get();
			ObservedNamespaces observed = new ObservedNamespaces(namespacesHub, configuration, made);
			namespacesHub.getAllNamespaces().forEach((namespace) -> observed.get(namespace.getName()));
			if (made.hasEnvelope()) {
				configuration.setJsonSupport(new EnvelopeJsonSupport(configuration.getJsonSupport()));
			}
			this.rooms = made.metrics().rooms(observed::rooms);
			return observed;
		}
		catch (RuntimeException ex) {
			logger.warn("The Socket.IO server starts without telemetry", ex);
			return namespacesHub;
		}
	}

	@Override
	public void stop() {
		super.stop();
		if (this.rooms != null) {
			this.rooms.close();
		}
	}

}
