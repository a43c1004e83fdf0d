package com.example.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application's jar in a process of its own, and the receiver that it exports to. */
final class ApplicationProcess implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private final HttpClient client = HttpClient.newHttpClient();

	private final OtlpReceiver receiver;

	private final Path console;

	private final Process process;

	private final int port;

	private ApplicationProcess(OtlpReceiver receiver, Path console, Process process) {
		this.receiver = receiver;
		this.console = console;
		this.process = process;
		await().atMost(Duration.ofSeconds(120))
			.untilAsserted(() -> assertThat(console()).containsPattern(PORT).contains("Started OrdinaryApplication"));
		Matcher matcher = PORT.matcher(console());
		assertThat(matcher.find()).isTrue();
		this.port = Integer.parseInt(matcher.group(1));
	}

	static ApplicationProcess start(Map<String, String> environment) throws IOException {
		OtlpReceiver receiver = OtlpReceiver.start();
		Path console = Files.createTempFile("console", ".log");
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				System.getProperty("application.option", "-Dspring.aot.enabled=false"), "-jar", System.getProperty("application.jar"), "--server.port=0")
			.redirectErrorStream(true)
			.redirectOutput(console.toFile());
		builder.environment()
			.putAll(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint(), "OTEL_BSP_SCHEDULE_DELAY", "100",
					"OTEL_BLRP_SCHEDULE_DELAY", "100", "OTEL_METRIC_EXPORT_INTERVAL", "500",
					"OTEL_BSP_MAX_QUEUE_SIZE", "20000", "OTEL_BLRP_MAX_QUEUE_SIZE", "20000"));
		builder.environment().putAll(environment);
		return new ApplicationProcess(receiver, console, builder.start());
	}

	String console() {
		try {
			return Files.readString(this.console);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	OtlpReceiver receiver() {
		return this.receiver;
	}

	ReceivedTelemetry received() {
		return this.receiver.received();
	}

	String get(String path, String... headers) {
		try {
			HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
			if (headers.length > 0) {
				request.headers(headers);
			}
			return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** An SDK exports what it still has while the process stops. */
	void stop() {
		this.process.destroy();
		await().atMost(Duration.ofSeconds(30)).until(() -> !this.process.isAlive());
	}

	@Override
	public void close() throws IOException {
		stop();
		this.receiver.close();
		Files.delete(this.console);
	}

}
