package com.tiktickets.sample.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of Node.js, from {@code src/test/node}, that runs beside the test. */
final class NodeProgram implements AutoCloseable {

	static final Path SOURCES = Path.of("src/test/node");

	/** Below the build's directory, so that nothing is left in the tree. */
	private static final Path INSTALLED = Path.of("target/node");

	private final Process process;

	private final BufferedReader output;

	private final List<String> lines = new ArrayList<>();

	private NodeProgram(Process process) {
		this.process = process;
		this.output = process.inputReader(StandardCharsets.UTF_8);
	}

	/** Installs exactly what the lock file names; npm has nothing to complain about. */
	static void install() throws IOException, InterruptedException {
		Files.createDirectories(INSTALLED);
		try (Stream<Path> files = Files.list(SOURCES)) {
			for (Path file : files.toList()) {
				Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
			}
		}
		Process npm = new ProcessBuilder("npm", "ci").directory(INSTALLED.toFile()).redirectErrorStream(true).start();
		String output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(npm.waitFor()).as(output).isZero();
		assertThat(output).doesNotContainIgnoringCase("npm warn");
	}

	static NodeProgram start(String program, Map<String, String> environment, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of("node", program));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).directory(INSTALLED.toFile()).redirectErrorStream(true);
		builder.environment().putAll(environment);
		return new NodeProgram(builder.start());
	}

	/** Reads on until the program has said this. */
	void awaitLine(String line) throws IOException {
		String next = "";
		while (!line.equals(next)) {
			next = this.output.readLine();
			assertThat(next).as("%s after %s", line, this.lines).isNotNull();
			this.lines.add(next);
		}
	}

	/** Waits for the end, and says all that the program has printed. */
	List<String> awaitEnd() throws IOException, InterruptedException {
		this.output.lines().forEach(this.lines::add);
		assertThat(this.process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(this.process.exitValue()).as("%s", this.lines).isZero();
		return this.lines;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
