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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sample in its {@code compose} profile, a process of its own. Nothing but the
 * profile, a free port and the address of the hook is set, and that spans and metrics
 * leave sooner: many a test waits for them.
 */
final class SampleProcess implements AutoCloseable {

	private static final Pattern USED = Pattern.compile("(?:heap|generation)\\s.*used (\\d+)K");

	private final Path log;

	private final String url;

	private final String socketIoUrl;

	private final Map<String, String> environment;

	private final List<String> prefix;

	private @Nullable Process process;

	SampleProcess(String name, Map<String, String> environment) {
		this(name, environment, List.of());
	}

	/**
	 * Creates a process that another command becomes.
	 * @param prefix the command, to which that of the sample is appended
	 */
	SampleProcess(String name, Map<String, String> environment, List<String> prefix) {
		String port = freePort();
		this.log = Path.of("target", "e2e", name + ".log");
		this.url = "http://localhost:" + port;
		this.prefix = prefix;
		this.environment = new HashMap<>(
				Map.of("OTEL_BSP_SCHEDULE_DELAY", "1000", "OTEL_METRIC_EXPORT_INTERVAL", "5000"));
		this.environment.putAll(environment);
		this.environment.put("SERVER_PORT", port);
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
			List<String> command = new ArrayList<>(this.prefix);
			command.addAll(List.of(tool("java"), "-cp", "target/classes" + File.pathSeparator + classpath,
					"com.tiktickets.sample.SampleApplication", "--spring.profiles.active=compose"));
			ProcessBuilder builder = new ProcessBuilder(command);
			builder.environment().putAll(this.environment);
			return builder.redirectErrorStream(true).redirectOutput(this.log.toFile()).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String tool(String name) {
		return Path.of(System.getProperty("java.home"), "bin", name).toString();
	}

	long pid() {
		return Objects.requireNonNull(this.process).pid();
	}

	/**
	 * Returns how many megabytes of the heap are in use after a collection of garbage.
	 */
	long liveHeap() {
		String pid = String.valueOf(pid());
		Shell.run(tool("jcmd"), pid, "GC.run").expectSuccess();
		String heap = Shell.run(tool("jcmd"), pid, "GC.heap_info").expectSuccess().output();
		return USED.matcher(heap).results().mapToLong((part) -> Long.parseLong(part.group(1))).sum() / 1024;
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
