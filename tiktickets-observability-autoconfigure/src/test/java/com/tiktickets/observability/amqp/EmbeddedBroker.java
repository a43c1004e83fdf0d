package com.tiktickets.observability.amqp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;

/** An AMQP broker in this process; it knows no dead-letter exchange. */
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

	private final AtomicReference<SystemConfig<?>> system = new AtomicReference<>();

	private final SystemLauncher launcher = new SystemLauncher(
			new SystemLauncherListener.DefaultSystemLauncherListener() {

				@Override
				public void onContainerResolve(SystemConfig<?> systemConfig) {
					EmbeddedBroker.this.system.set(systemConfig);
				}

			});

	private final int port;

	private EmbeddedBroker(Path configuration) throws Exception {
		Map<String, Object> attributes = new HashMap<>();
		attributes.put("type", "Memory");
		attributes.put("initialConfigurationLocation", configuration.toUri().toString());
		attributes.put("startupLoggedToSystemOut", false);
		this.launcher.startup(attributes);
		Port<?> bound = this.system.get().getContainer().getChildren(Port.class).iterator().next();
		this.port = bound.getBoundPort();
	}

	public static EmbeddedBroker start(Path directory) throws Exception {
		return new EmbeddedBroker(Files.writeString(directory.resolve("broker.json"), CONFIGURATION));
	}

	public int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.launcher.shutdown();
	}

}
