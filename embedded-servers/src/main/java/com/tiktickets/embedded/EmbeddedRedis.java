package com.tiktickets.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis in a child process, on a port of the loopback interface, without persistence.
 * It runs until it is closed: {@code RedisServer} of the library would stop it in a
 * shutdown hook, while an application that is shut down still uses it.
 */
public final class EmbeddedRedis implements AutoCloseable {

	private final Process process;

	private final int port;

	private EmbeddedRedis(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	/**
	 * Starts a Redis on a free port and waits until it accepts connections.
	 * @return the Redis
	 * @throws IOException if it does not start
	 */
	public static EmbeddedRedis start() throws IOException {
		return start(freePort());
	}

	/**
	 * Starts a Redis on a given port and waits until it accepts connections.
	 * @param port the port
	 * @return the Redis
	 * @throws IOException if it does not start
	 */
	public static EmbeddedRedis start(int port) throws IOException {
		File executable = ExecutableProvider.newJarResourceProvider().get();
		Process process = new ProcessBuilder(executable.getAbsolutePath(), "--port", Integer.toString(port), "--bind",
				"127.0.0.1", "--save", "", "--daemonize", "no")
			.directory(executable.getParentFile())
			.redirectErrorStream(true)
			.start();
		BufferedReader output = process.inputReader();
		awaitStart(output);
		discard(output);
		return new EmbeddedRedis(process, port);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static void awaitStart(BufferedReader output) throws IOException {
		StringBuilder lines = new StringBuilder();
		String line = output.readLine();
		while (line != null && !line.contains("eady to accept connections")) {
			lines.append(line).append(System.lineSeparator());
			line = output.readLine();
		}
		if (line == null) {
			throw new IOException("Redis has stopped: " + lines);
		}
	}

	/** A full pipe would block the process. */
	private static void discard(BufferedReader output) {
		Thread reading = new Thread(() -> {
			try (output) {
				output.transferTo(Writer.nullWriter());
			}
			catch (IOException ex) {
				// The process has ended.
			}
		}, "embedded-redis-output");
		reading.setDaemon(true);
		reading.start();
	}

	public int port() {
		return this.port;
	}

	/** Waits for the end of the process, so that the port is free again. */
	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
