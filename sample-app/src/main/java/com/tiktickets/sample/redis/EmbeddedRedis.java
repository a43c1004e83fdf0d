package com.tiktickets.sample.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import redis.embedded.RedisServer;

/**
 * A real Redis, started beside the application on a free loopback port and thrown away
 * with it. With {@code spring.data.redis.host} another one takes its place.
 */
@Component
@ConditionalOnProperty(name = "spring.data.redis.host", havingValue = "embedded", matchIfMissing = true)
class EmbeddedRedis implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedRedis.class);

	private final int port;

	private final RedisServer server;

	EmbeddedRedis() {
		try {
			this.port = freePort();
			this.server = RedisServer.newRedisServer()
				.port(this.port)
				.bind("127.0.0.1")
				.setting("save \"\"")
				.onShutdownForceStop(true)
				.build();
			this.server.start();
		}
		catch (Exception ex) {
			throw new IllegalStateException(
					"There is no embedded Redis for %s on %s: run one and name it with spring.data.redis.host and .port"
						.formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
					ex);
		}
		logger.atInfo().addKeyValue("port", this.port).log("Redis started");
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	int port() {
		return this.port;
	}

	@Override
	public void destroy() throws IOException {
		this.server.stop();
	}

}
