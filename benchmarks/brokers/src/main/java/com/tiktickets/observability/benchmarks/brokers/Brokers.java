package com.tiktickets.observability.benchmarks.brokers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import redis.embedded.RedisServer;

/**
 * An AMQP broker and a Redis, in memory, until the process ends. Its one argument is the
 * file that gets both ports.
 */
public final class Brokers {

	private static final String CONFIGURATION = """
			{ "name": "brokers", "modelVersion": "9.0",
			  "authenticationproviders": [ { "name": "plain", "type": "Plain", "secureOnlyMechanisms": [],
			    "users": [ { "name": "guest", "type": "managed", "password": "guest" } ] } ],
			  "ports": [ { "name": "AMQP", "port": 0, "bindingAddress": "127.0.0.1", "protocols": [ "AMQP_0_9_1" ],
			    "authenticationProvider": "plain",
			    "virtualhostaliases": [ { "name": "default", "type": "defaultAlias" } ] } ],
			  "virtualhostnodes": [ { "name": "default", "type": "Memory", "defaultVirtualHostNode": "true",
			    "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}" } ] }
			""";

	private Brokers() {
	}

	public static void main(String[] arguments) throws Exception {
		Path ports = Path.of(arguments[0]);
		int redis = startRedis();
		int amqp = startAmqp(Files.writeString(ports.resolveSibling("broker.json"), CONFIGURATION));
		Path complete = Files.writeString(ports.resolveSibling("ports.new"), amqp + " " + redis);
		Files.move(complete, ports);
		new CountDownLatch(1).await();
	}

	private static int startAmqp(Path configuration) throws Exception {
		AtomicReference<SystemConfig<?>> system = new AtomicReference<>();
		SystemLauncher launcher = new SystemLauncher(new SystemLauncherListener.DefaultSystemLauncherListener() {

			@Override
			public void onContainerResolve(SystemConfig<?> systemConfig) {
				system.set(systemConfig);
			}

		});
		launcher.startup(Map.of("type", "Memory", "initialConfigurationLocation", configuration.toUri().toString(),
				"startupLoggedToSystemOut", false));
		Port<?> bound = system.get().getContainer().getChildren(Port.class).iterator().next();
		return bound.getBoundPort();
	}

	private static int startRedis() throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		RedisServer server = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
		server.start();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
		return port;
	}

	private static void stop(RedisServer server) {
		try {
			server.stop();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
