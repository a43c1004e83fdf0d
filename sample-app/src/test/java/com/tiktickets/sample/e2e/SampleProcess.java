package com.tiktickets.sample.e2e;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The sample in its {@code compose} profile, a process of its own. Nothing but the
 * profile, a free port and the address of the hook is set, and that spans and metrics
 * leave sooner: many a test waits for them.
 */
final class SampleProcess implements AutoCloseable {

	private final Path log;

	private final String url;

	private final String socketIoUrl;

	private final Map<String, String> environment;

	private @Nullable Process process;

	SampleProcess(String name, Map<String, String> environment) {
		String port = freePort();
		this.log = Path.of("target", "e2e", name + ".log");
		this.url = "http://localhost:" + port;
		this.environment = new HashMap<>(environment);
		this.environment.put("SERVER_PORT", port);
		this.environment.put("OTEL_BSP_SCHEDULE_DELAY", "1000");
		this.environment.put("OTEL_METRIC_EXPORT_INTERVAL", "5000");
		String socketIoPort = freePort();
		this.socketIoUrl = "http://localhost:" + socketIoPort;
		this.environment.put("SAMPLE_LIVE_SOCKETIO_PORT", socketIoPort);
	}

	static String freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return String.valueOf(socket.getLocalPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url() {
		return this.url;
	}

	String socketIoUrl() {
		return this.socketIoUrl;
	}

	void start() {
		Process started = launch();
		this.process = started;
		Backend sample = new Backend(this.url);
		await("the sample, see " + this.log).atMost(Duration.ofMinutes(3)).until(() -> {
			if (!started.isAlive()) {
				throw new IllegalStateException("the sample has ended, see " + this.log);
			}
			return sample.isReady("/actuator/health");
		});
	}

	private Process launch() {
		try {
			String classpath = Files.readString(Path.of("target", "e2e", "classpath")).strip();
			ProcessBuilder builder = new ProcessBuilder(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
					"target/classes" + File.pathSeparator + classpath, "com.tiktickets.sample.SampleApplication",
					"--spring.profiles.active=compose");
			builder.environment().putAll(this.environment);
			return builder.redirectErrorStream(true).redirectOutput(this.log.toFile()).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String console() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Ends the process as {@code kill -9} does.
	 */
	void kill() {
		Process running = this.process;
		if (running != null) {
			running.destroyForcibly().onExit().join();
		}
	}

	@Override
	public void close() {
		Process running = this.process;
		if (running == null) {
			return;
		}
		running.destroy();
		try {
			if (!running.waitFor(30, TimeUnit.SECONDS)) {
				running.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
