package com.tiktickets.sample.redis;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis, started beside the application on a free loopback port and thrown away
 * with it. It starts beside the other beans, is waited for when its port is asked for,
 * and ends after those that talk to it, which the library's own server does not: a
 * shutdown hook ends that one at once. With {@code spring.data.redis.host} another one
 * takes its place.
 */
@Component
@ConditionalOnProperty(name = "spring.data.redis.host", havingValue = "embedded", matchIfMissing = true)
class EmbeddedRedis implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedRedis.class);

	private final CompletableFuture<Integer> port = new CompletableFuture<>();

	private volatile @Nullable Process process;

	EmbeddedRedis() {
		Thread starting = new Thread(this::start, "embedded-redis");
		starting.setDaemon(true);
		starting.start();
	}

	private void start() {
		try {
			int free = freePort();
			launch(free);
			logger.atInfo().addKeyValue("port", free).log("Redis started");
			this.port.complete(free);
		}
		catch (Exception ex) {
			this.port.completeExceptionally(ex);
		}
	}

	private void launch(int free) throws IOException {
		File executable = ExecutableProvider.newJarResourceProvider().get();
		Process redis = new ProcessBuilder(executable.getAbsolutePath(), "--port", Integer.toString(free), "--bind",
				"127.0.0.1", "--save", "", "--daemonize", "no")
			.directory(executable.getParentFile())
			.redirectErrorStream(true)
			.start();
		this.process = redis;
		BufferedReader output = redis.inputReader();
		StringBuilder said = new StringBuilder();
		String line = output.readLine();
		while (line != null && !line.contains("eady to accept connections")) {
			said.append(line).append(System.lineSeparator());
			line = output.readLine();
		}
		if (line == null) {
			throw new IllegalStateException("%s says: %s".formatted(Path.of(executable.getName()), said));
		}
		readOn(output);
	}

	/** A pipe that nobody reads from would stop it. */
	private static void readOn(BufferedReader output) {
		Thread reading = new Thread(() -> {
			try (output) {
				output.transferTo(Writer.nullWriter());
			}
			catch (IOException ex) {
				logger.trace("Redis is gone", ex);
			}
		}, "embedded-redis-output");
		reading.setDaemon(true);
		reading.start();
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
	public void destroy() {
		this.port.handle((started, failure) -> true).join();
		Process redis = this.process;
		if (redis != null) {
			redis.destroy();
		}
	}

}
