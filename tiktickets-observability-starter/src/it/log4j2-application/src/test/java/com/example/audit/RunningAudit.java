package com.example.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.tenant.detail.TenantDetails;
import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedTelemetry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application and the receiver that it exports to. */
final class RunningAudit implements AutoCloseable {

	static {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
	}

	private static final Random RANDOM = new Random();

	private final HttpClient client = HttpClient.newHttpClient();

	private final OtlpReceiver receiver;

	private final ConfigurableApplicationContext context;

	private RunningAudit(OtlpReceiver receiver, ConfigurableApplicationContext context) {
		this.receiver = receiver;
		this.context = context;
	}

	static RunningAudit start(String... properties) throws Exception {
		OtlpReceiver receiver = OtlpReceiver.start();
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--spring.application.name=audit",
				"--otel.exporter.otlp.endpoint=" + receiver.endpoint(), "--otel.blrp.schedule.delay=50ms",
				"--otel.bsp.schedule.delay=50ms", "--tiktickets.observability.tenant.header.enabled=true",
				"--tiktickets.observability.logging.mdc-keys=queue,attempt"));
		arguments.addAll(List.of(properties));
		return new RunningAudit(receiver,
				new SpringApplication(AuditApplication.class).run(arguments.toArray(String[]::new)));
	}

	/** Requests a path for acme under a trace of its own, and returns that trace. */
	String request(String path) throws Exception {
		String trace = String.format("%016x%016x", RANDOM.nextLong() | 1, RANDOM.nextLong());
		String port = this.context.getEnvironment().getProperty("local.server.port");
		this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.headers("traceparent", "00-" + trace + "-00f067aa0ba902b7-01", "X-Tenant-Id", "acme")
			.build(), HttpResponse.BodyHandlers.ofString());
		return trace;
	}

	ReceivedTelemetry received() {
		return this.receiver.received();
	}

	TenantDetails details() {
		return this.context.getBean(TenantDetails.class);
	}

	OtlpReceiver receiver() {
		return this.receiver;
	}

	ReceivedLog arrived(String trace, String text) {
		await().untilAsserted(() -> assertThat(received().logsWith(text)).anyMatch((log) -> log.traceId().equals(trace)));
		List<ReceivedLog> logs = received().logsWith(text).stream().filter((log) -> log.traceId().equals(trace)).toList();
		assertThat(logs).hasSize(1);
		return logs.get(0);
	}

	/** What was logged before has arrived when a later record has. */
	void settle() throws Exception {
		arrived(request("/audit"), "Audited");
	}

	@Override
	public void close() {
		this.context.close();
		this.receiver.close();
	}

}
