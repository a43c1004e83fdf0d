package com.tiktickets.sample.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A few services of the stack with settings and ports of their own, beside the stack that
 * all tests share.
 */
final class ComposeProject implements AutoCloseable {

	private final String name = "tiktickets-e2e-" + UUID.randomUUID();

	private final Map<String, String> environment = new HashMap<>();

	private final Settings settings = Settings.written();

	private final List<String> files;

	ComposeProject(String... files) {
		this.files = Stream.concat(Stream.of(files), Stream.of(Networks.FILE)).toList();
		with(Networks.next());
	}

	ComposeProject with(Map<String, String> settings) {
		this.environment.putAll(settings);
		return this;
	}

	/**
	 * Sets each of these to a port that is free.
	 */
	ComposeProject withFreePorts(String... names) {
		for (String port : names) {
			try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
				this.environment.put(port, String.valueOf(socket.getLocalPort()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return this;
	}

	/**
	 * A folder that any user may write to, at this path for the compose files.
	 */
	ComposeProject withFolder(String setting, Path folder) {
		try {
			Files.createDirectories(folder);
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return with(Map.of(setting, folder.toAbsolutePath().toString()));
	}

	/**
	 * Starts these services. If one of them does not start, nothing of the project is
	 * left.
	 */
	void up(String... services) {
		try {
			compose(List.of("up", "-d", "--pull", "never"), services);
		}
		catch (IllegalStateException ex) {
			close();
			throw ex;
		}
	}

	void stop(String service) {
		compose(List.of("stop"), service);
	}

	/**
	 * Starts what was stopped, and nothing else.
	 */
	void startAgain(String service) {
		compose(List.of("start"), service);
	}

	void kill(String service) {
		compose(List.of("kill"), service);
	}

	String logs(String service) {
		return compose(List.of("logs", "--no-color"), service);
	}

	/**
	 * State and health of each container that is not meant to end.
	 */
	List<String> states() {
		return compose(List.of("ps", "--all", "--format", "{{.State}} {{.Health}} {{.Service}}")).lines()
			.filter((line) -> !line.endsWith(" volumes"))
			.toList();
	}

	Otlp awaitOtlp(String portName) {
		Otlp otlp = new Otlp(url(portName), token());
		await(portName).atMost(Duration.ofMinutes(2)).until(otlp::isAccepted);
		return otlp;
	}

	/**
	 * What a shell command prints that has a volume of the project as this folder.
	 */
	String inVolume(String volume, String folder, String command) {
		return Shell
			.run("docker", "run", "--rm", "--network", "none", "--user", "0:0", "-v",
					this.name + "_" + volume + ":" + folder, "--entrypoint", "/bin/sh", "prom/prometheus:v3.16.0",
					"-ec", command)
			.expectSuccess()
			.output();
	}

	/**
	 * With which services send.
	 */
	String token() {
		return this.settings.get("OTLP_TOKEN");
	}

	String name() {
		return this.name;
	}

	/**
	 * With which the commands of an operator are meant for this project.
	 */
	Map<String, String> environment() {
		Map<String, String> all = new HashMap<>(this.environment);
		all.put("COMPOSE_PROJECT_NAME", this.name);
		return all;
	}

	String url(String portName) {
		return "http://localhost:" + this.environment.get(portName);
	}

	private String compose(List<String> command, String... more) {
		List<String> line = new ArrayList<>(List.of("docker", "compose", "-p", this.name));
		this.files.forEach((file) -> line.addAll(List.of("-f", file)));
		line.addAll(command);
		line.addAll(List.of(more));
		return Shell.run(this.environment, line.toArray(String[]::new)).expectSuccess().output();
	}

	@Override
	public void close() {
		compose(List.of("down", "-v", "--timeout", "5"));
	}

}
