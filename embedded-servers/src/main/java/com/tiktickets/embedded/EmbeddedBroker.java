package com.tiktickets.embedded;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.BrokerImpl;
import org.apache.qpid.server.model.Container;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

/**
 * An AMQP 0-9-1 broker in this process, in memory, on a free port of the loopback
 * interface. It does not support dead-letter exchanges. User and password are
 * {@code guest}.
 */
public final class EmbeddedBroker implements AutoCloseable {

	private static final String CONFIGURATION = """
			{ "name": "embedded", "modelVersion": "9.0",
			  "authenticationproviders": [ { "name": "plain", "type": "Plain", "secureOnlyMechanisms": [],
			    "users": [ { "name": "guest", "type": "managed", "password": "guest" } ] } ],
			  "ports": [ { "name": "AMQP", "port": 0, "bindingAddress": "127.0.0.1", "protocols": [ "AMQP_0_9_1" ],
			    "authenticationProvider": "plain",
			    "virtualhostaliases": [ { "name": "default", "type": "defaultAlias" } ] } ],
			  "virtualhostnodes": [ { "name": "default", "type": "Memory", "defaultVirtualHostNode": "true",
			    "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}" } ] }
			""";

	private final AtomicReference<@Nullable SystemConfig<?>> system = new AtomicReference<>();

	private final SystemLauncher launcher = new SystemLauncher(
			new SystemLauncherListener.DefaultSystemLauncherListener() {

				@Override
				public void onContainerResolve(SystemConfig<?> systemConfig) {
					EmbeddedBroker.this.system.set(systemConfig);
				}

			});

	private final int port;

	private EmbeddedBroker(Path configuration) throws Exception {
		this.launcher.startup(Map.of("type", "Memory", "initialConfigurationLocation", configuration.toUri().toString(),
				"startupLoggedToSystemOut", false));
		Container<?> container = Objects.requireNonNull(this.system.get()).getContainer();
		removeShutdownHook(container);
		Port<?> bound = container.getChildren(Port.class).iterator().next();
		this.port = bound.getBoundPort();
	}

	/**
	 * Starts a broker and waits until it accepts connections.
	 * @return the broker
	 * @throws Exception if the broker does not start
	 */
	public static EmbeddedBroker start() throws Exception {
		Path configuration = Files.createTempFile("embedded-broker", ".json");
		try {
			return new EmbeddedBroker(Files.writeString(configuration, CONFIGURATION));
		}
		finally {
			Files.deleteIfExists(configuration);
		}
	}

	/**
	 * Qpid registers a shutdown hook and has no setting for it. The hook would stop the
	 * broker while an application that is shut down still publishes. A version of Qpid
	 * without the field keeps its hook.
	 */
	private static void removeShutdownHook(Container<?> container) {
		try {
			Field hook = BrokerImpl.class.getDeclaredField("_shutdownHook");
			hook.setAccessible(true);
			Runtime.getRuntime().removeShutdownHook((Thread) hook.get(container));
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			System.getLogger(EmbeddedBroker.class.getName())
				.log(System.Logger.Level.DEBUG, "The broker keeps its shutdown hook", ex);
		}
	}

	public int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.launcher.shutdown();
	}

}
