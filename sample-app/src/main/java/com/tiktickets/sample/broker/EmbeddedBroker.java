package com.tiktickets.sample.broker;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.BrokerImpl;
import org.apache.qpid.server.model.Container;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * An AMQP broker in this process, in memory, on a free loopback port; it knows no
 * dead-letter exchange. It starts beside the other beans and is waited for when its port
 * is asked for. With {@code spring.rabbitmq.host} another broker takes its place.
 */
@Component
@ConditionalOnProperty(name = "spring.rabbitmq.host", havingValue = "embedded", matchIfMissing = true)
class EmbeddedBroker implements DisposableBean {

	static final String USER = "guest";

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedBroker.class);

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

	private final CompletableFuture<Integer> port = new CompletableFuture<>();

	EmbeddedBroker() {
		Thread starting = new Thread(this::start, "embedded-broker");
		starting.setDaemon(true);
		starting.start();
	}

	private void start() {
		try {
			this.port.complete(launch());
		}
		catch (Exception | LinkageError ex) {
			this.port.completeExceptionally(ex);
		}
	}

	private int launch() throws Exception {
		Path configuration = Files.createTempFile("tiktickets-broker", ".json");
		try {
			Files.writeString(configuration, CONFIGURATION);
			Map<String, Object> attributes = new HashMap<>();
			attributes.put("type", "Memory");
			attributes.put("initialConfigurationLocation", configuration.toUri().toString());
			attributes.put("startupLoggedToSystemOut", false);
			this.launcher.startup(attributes);
		}
		finally {
			Files.deleteIfExists(configuration);
		}
		Container<?> container = Objects.requireNonNull(this.system.get()).getContainer();
		outliveItsClients(container);
		Port<?> bound = container.getChildren(Port.class).iterator().next();
		logger.atInfo().addKeyValue("port", bound.getBoundPort()).log("AMQP broker started");
		return bound.getBoundPort();
	}

	/**
	 * The broker has a shutdown hook of its own, without a switch: it would go while the
	 * beans that talk to it are being closed.
	 */
	private static void outliveItsClients(Container<?> container) {
		try {
			Field hook = BrokerImpl.class.getDeclaredField("_shutdownHook");
			hook.setAccessible(true);
			Runtime.getRuntime().removeShutdownHook((Thread) hook.get(container));
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			logger.debug("The broker keeps its shutdown hook", ex);
		}
	}

	int port() {
		try {
			return this.port.join();
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("The embedded AMQP broker does not start here: run a RabbitMQ and name it"
					+ " with spring.rabbitmq.host, .port, .username and .password", ex);
		}
	}

	/** Waits for the start: half a broker cannot be shut down. */
	@Override
	public void destroy() {
		this.port.handle((started, failure) -> true).join();
		this.launcher.shutdown();
	}

}
