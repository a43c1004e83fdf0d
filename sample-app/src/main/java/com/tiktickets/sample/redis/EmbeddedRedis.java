package com.tiktickets.sample.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import redis.embedded.RedisServer;

/**
 * A real Redis, started beside the application on a free loopback port and thrown away
 * with it. It starts beside the other beans and is waited for when its port is asked for.
 * With {@code spring.data.redis.host} another one takes its place.
 */
@Component
@ConditionalOnProperty(name = "spring.data.redis.host", havingValue = "embedded", matchIfMissing = true)
class EmbeddedRedis implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedRedis.class);

	private final CompletableFuture<Integer> port = new CompletableFuture<>();

	private volatile @Nullable RedisServer server;

	EmbeddedRedis() {
		Thread starting = new Thread(this::start, "embedded-redis");
		starting.setDaemon(true);
		starting.start();
	}

	private void start() {
		try {
			int free = freePort();
			RedisServer redis = RedisServer.newRedisServer()
				.port(free)
				.bind("127.0.0.1")
				.setting("save \"\"")
				.onShutdownForceStop(true)
				.build();
			this.server = redis;
			redis.start();
			logger.atInfo().addKeyValue("port", free).log("Redis started");
			this.port.complete(free);
		}
		catch (Exception ex) {
			this.port.completeExceptionally(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	int port() {
		try {
			return this.port.join();
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException(
					"The embedded Redis does not start on %s, %s: run one and name it with spring.data.redis.host and .port"
						.formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
					ex);
		}
	}

	/** Waits for the start, so that no process stays behind. */
	@Override
	public void destroy() throws IOException {
		this.port.handle((started, failure) -> true).join();
		RedisServer redis = this.server;
		if (redis != null) {
			redis.stop();
		}
	}

}
