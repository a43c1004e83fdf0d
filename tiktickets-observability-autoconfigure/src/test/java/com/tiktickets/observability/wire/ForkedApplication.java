package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application in a process of its own: with environment variables, or an agent. */
final class ForkedApplication implements AutoCloseable {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	static {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
	}

	private final Process process;

	private final Path portFile;

	private ForkedApplication(Process process, Path portFile) {
		this.process = process;
		this.portFile = portFile;
	}

	static ForkedApplication start(Map<String, String> environment, String... jvmOptions) {
		return start(Main.class, environment, jvmOptions);
	}

	static ForkedApplication start(Class<?> main, Map<String, String> environment, String... jvmOptions) {
		try {
			Path directory = Files.createTempDirectory("forked-application");
			Path portFile = directory.resolve("port");
			File output = directory.resolve("output").toFile();
			List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
			command.addAll(List.of(jvmOptions));
			command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
					main.getName(), portFile.toString()));
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
			builder.environment().putAll(environment);
			ForkedApplication application = new ForkedApplication(builder.start(), portFile);
			await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
				assertThat(application.process.isAlive()).as(() -> contentOf(output)).isTrue();
				assertThat(portFile).as(() -> contentOf(output)).isNotEmptyFile();
			});
			return application;
		}
		catch (IOException ex) {
			throw new IllegalStateException("The application cannot be forked", ex);
		}
	}

	private static String contentOf(File file) {
		try {
			return Files.readString(file.toPath());
		}
		catch (IOException ex) {
			return "no output: " + ex.getMessage();
		}
	}

	String get(String path, String... headers) {
		try {
			HttpRequest.Builder request = HttpRequest
				.newBuilder(URI.create("http://localhost:" + Files.readString(this.portFile) + path));
			if (headers.length > 0) {
				request.headers(headers);
			}
			return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			throw new IllegalStateException("GET " + path + " failed", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("GET " + path + " was interrupted", ex);
		}
	}

	/** Asks the process to end, as a deployment does, and does not wait. */
	void terminate() {
		this.process.destroy();
	}

	/** Ends the process as an operating system without memory does, and waits. */
	void kill() {
		try {
			this.process.destroyForcibly().waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	boolean hasEndedWithin(Duration duration) {
		try {
			return this.process.waitFor(duration.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Called by the application that was forked, once it has a port. */
	static void tellPort(ConfigurableApplicationContext context, String portFile) throws IOException {
		Path port = Path.of(portFile);
		Path written = Files.writeString(port.resolveSibling("port.part"),
				"" + context.getEnvironment().getProperty("local.server.port"));
		Files.move(written, port);
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.process.destroyForcibly();
		}
	}

	/** Tells its port to who forked it. */
	@Import({ TicketApplication.class, Main.ProcessController.class })
	static class Main {

		public static void main(String[] arguments) throws IOException {
			tellPort(new SpringApplication(Main.class).run("--server.port=0"), arguments[0]);
		}

		@RestController
		static class ProcessController {

			private final LongCounter measurements;

			ProcessController(Meter meter) {
				this.measurements = meter.counterBuilder("forked.measurements").build();
			}

			@GetMapping("/measure")
			String measure() {
				this.measurements.add(1);
				return "measured";
			}

			@GetMapping("/threads")
			List<String> threads() {
				return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).sorted().toList();
			}

		}

	}

}
