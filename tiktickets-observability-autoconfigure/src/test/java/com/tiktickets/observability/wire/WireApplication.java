package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedSpan;
import com.tiktickets.observability.test.ReceivedTelemetry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.context.ConfigurableApplicationContext;

/** An application and the receiver it exports to; nothing of it is mocked. */
public final class WireApplication implements AutoCloseable {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final Random RANDOM = new Random();

	static {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
	}

	private final OtlpReceiver receiver;

	private final ConfigurableApplicationContext context;

	private WireApplication(OtlpReceiver receiver, ConfigurableApplicationContext context) {
		this.receiver = receiver;
		this.context = context;
	}

	public static WireApplication start(String... properties) {
		return start(TicketApplication.class, properties);
	}

	public static WireApplication start(Class<?> application, String... properties) {
		OtlpReceiver receiver = startReceiver();
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--spring.main.banner-mode=off",
				"--spring.application.name=tickets", "--spring.application.group=tiktickets",
				"--otel.bsp.schedule.delay=50ms", "--otel.blrp.schedule.delay=50ms"));
		if (Arrays.stream(properties).noneMatch((property) -> property.startsWith("otel.metric.export.interval"))) {
			arguments.add("--otel.metric.export.interval=200ms");
		}
		if (Arrays.stream(properties).noneMatch((property) -> property.startsWith("otel.exporter.otlp.endpoint"))) {
			arguments.add("--otel.exporter.otlp.endpoint=" + receiver.endpoint());
		}
		Arrays.stream(properties).map((property) -> "--" + property).forEach(arguments::add);
		return new WireApplication(receiver, new SpringApplication(application).run(arguments.toArray(String[]::new)));
	}

	private static OtlpReceiver startReceiver() {
		try {
			return OtlpReceiver.start();
		}
		catch (IOException ex) {
			throw new IllegalStateException("No port for the receiver", ex);
		}
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	public OtlpReceiver receiver() {
		return this.receiver;
	}

	public ReceivedTelemetry received() {
		return this.receiver.received();
	}

	String url(String path) {
		return "http://localhost:" + this.context.getEnvironment().getProperty("local.server.port") + path;
	}

	HttpResponse<String> get(String path, String... headers) {
		try {
			HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
			if (headers.length > 0) {
				request.headers(headers);
			}
			return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException("GET " + path + " failed", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("GET " + path + " was interrupted", ex);
		}
	}

	/** Requests a path under a trace of its own, and waits until that trace has left. */
	List<ReceivedSpan> trace(String path, int spans, String... headers) {
		String traceId = request(path, headers);
		await().untilAsserted(() -> assertThat(received().spansOf(traceId)).hasSizeGreaterThanOrEqualTo(spans));
		return received().spansOf(traceId);
	}

	/** Requests a path under a trace of its own, and returns that trace. */
	String request(String path, String... headers) {
		String traceId = String.format("%016x%016x", RANDOM.nextLong() | 1, RANDOM.nextLong());
		List<String> all = new ArrayList<>(List.of(headers));
		all.addAll(List.of("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01"));
		get(path, all.toArray(String[]::new));
		return traceId;
	}

	/** What an application sets would stay for all others of the process. */
	@Override
	public void close() {
		this.context.close();
		System.clearProperty(LoggingSystemProperty.CONSOLE_THRESHOLD.getEnvironmentVariableName());
		System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
		this.receiver.close();
	}

}
