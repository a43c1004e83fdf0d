package com.tiktickets.sample.journey;

import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedTelemetry;
import com.tiktickets.sample.SampleApplication;
import com.tiktickets.sample.login.TokenIssuer;
import com.tiktickets.sample.tenant.TenantDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole sample and the receiver it exports to; nothing of it is mocked. */
public final class RunningSample implements AutoCloseable {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final OtlpReceiver receiver;

	private final ConfigurableApplicationContext context;

	private RunningSample(OtlpReceiver receiver, ConfigurableApplicationContext context) {
		this.receiver = receiver;
		this.context = context;
	}

	public static RunningSample start(String... properties) throws IOException {
		OtlpReceiver receiver = OtlpReceiver.start();
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--sample.live.socketio.port=0",
				"--sample.telemetry.inbox.enabled=false", "--sample.tickets.maintenance-every=1d",
				"--spring.main.banner-mode=off", "--otel.bsp.schedule.delay=50ms", "--otel.blrp.schedule.delay=50ms",
				"--otel.bsp.max.queue.size=20000", "--otel.blrp.max.queue.size=20000",
				"--otel.metric.export.interval=200ms", "--otel.exporter.otlp.endpoint=" + receiver.endpoint()));
		for (String property : properties) {
			arguments.add("--" + property);
		}
		return new RunningSample(receiver,
				SpringApplication.run(SampleApplication.class, arguments.toArray(String[]::new)));
	}

	ReceivedTelemetry received() {
		return this.receiver.received();
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	<T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/** A token of an agent; the tenant is new or not. */
	String token(String tenant) {
		return token(tenant, "agent");
	}

	String token(String tenant, String agent) {
		bean(TenantDirectory.class).add(tenant);
		return bean(TokenIssuer.class).issue(agent, tenant, "tickets", Duration.ofMinutes(10)).token();
	}

	/** Opens a ticket in this trace, and returns its id. */
	String open(String token, String traceId, String subject, String customer) throws Exception {
		return post(token, traceId, "/tickets",
				Map.of("subject", subject, "message", "Please help.", "channel", "whatsapp", "customer", customer))
			.path("id")
			.asString();
	}

	/** Answers in this trace. */
	void answer(String token, String traceId, String ticket, String text) throws Exception {
		post(token, traceId, "/tickets/" + ticket + "/replies", Map.of("message", text));
	}

	private JsonNode post(String token, String traceId, String path, Map<String, String> body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
			.header("Authorization", "Bearer " + token)
			.header("Content-Type", "application/json")
			.header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
			.POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
			.build();
		HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
		if (response.statusCode() != 201) {
			throw new IllegalStateException(path + " was answered " + response.statusCode() + " " + response.body());
		}
		return JsonMapper.shared().readTree(response.body());
	}

	@Override
	public void close() {
		this.context.close();
		this.receiver.close();
	}

}
