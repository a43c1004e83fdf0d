package com.tiktickets.sample.e2e;

import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.Agent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * The stack, the sample that reports to it, and the backends to ask.
 */
final class EndToEnd implements AutoCloseable {

	static final String SERVICE = "tiktickets-sample";

	/** Shorter than the interval of a rate. */
	private static final Duration JOURNEY_COUNTS_FOR = Duration.ofMinutes(1);

	private final Settings settings = Settings.written();

	private final Validation validation = new Validation();

	private final ErrorReceiver errors = new ErrorReceiver();

	private final AlertReceiver alerts = new AlertReceiver();

	private final String bugsinkPort = SampleProcess.freePort();

	private final BoundSender sender = new BoundSender();

	private final MonitoringStack stack = new MonitoringStack(this.settings, this.errors, this.alerts, this.sender,
			this.bugsinkPort);

	private final NotificationEndpoint hook = new NotificationEndpoint();

	private final SampleProcess sample = new SampleProcess("sample",
			Map.of("SAMPLE_NOTIFICATION_BASE_URL", this.hook.url()));

	private @Nullable LiveConnection live;

	private Instant lastJourney = Instant.EPOCH;

	void start() {
		this.stack.start();
		this.sample.start();
	}

	SampleProcess sample() {
		return this.sample;
	}

	MonitoringStack stack() {
		return this.stack;
	}

	Settings settings() {
		return this.settings;
	}

	Validation validation() {
		return this.validation;
	}

	Prometheus prometheus() {
		return new Prometheus(
				this.settings.url(MonitoringStack.has("victoriametrics") ? "VICTORIAMETRICS_PORT" : "PROMETHEUS_PORT"));
	}

	/**
	 * Whichever keeps the traces in this run.
	 */
	Traces traces() {
		return MonitoringStack.has("tempo") ? new Tempo(this.settings.url("TEMPO_PORT")) : jaeger();
	}

	Loki loki() {
		return new Loki(this.settings.url("LOKI_PORT"));
	}

	Jaeger jaeger() {
		return new Jaeger(this.settings.url("JAEGER_PORT"));
	}

	/**
	 * What stands where Vector would.
	 */
	ErrorReceiver errors() {
		return this.errors;
	}

	/**
	 * Whom Alertmanager tells.
	 */
	AlertReceiver alerts() {
		return this.alerts;
	}

	/**
	 * A sender with a token of its own.
	 */
	BoundSender sender() {
		return this.sender;
	}

	Bugsink bugsink() {
		return new Bugsink("http://localhost:" + this.bugsinkPort, this.stack);
	}

	String collector() {
		return this.settings.url("OTLP_HTTP_PORT");
	}

	/**
	 * Where the sample tells agents of notifications.
	 */
	String hook() {
		return this.hook.url();
	}

	String collectorGrpc() {
		return this.settings.url("OTLP_GRPC_PORT");
	}

	String token() {
		return this.settings.get("OTLP_TOKEN");
	}

	Otlp otlp() {
		return new Otlp(collector(), token());
	}

	/**
	 * An agent of {@code acme}, logged in, whose requests belong to this trace.
	 */
	Agent ana(String traceId) {
		return agent("ana@acme", "SAMPLE_ANA_PASSWORD", traceId);
	}

	/**
	 * An agent of {@code globex}.
	 */
	Agent bruno(String traceId) {
		return agent("bruno@globex", "SAMPLE_BRUNO_PASSWORD", traceId);
	}

	private Agent agent(String username, String passwordName, String traceId) {
		return agent(this.sample, username, passwordName).withTrace(traceId);
	}

	/**
	 * An agent of another process of the sample, which knows the same tokens.
	 */
	Agent agent(SampleProcess process, String username, String passwordName) {
		String token = token(username, passwordName);
		return new Agent(RestTestClient.bindToServer()
			.baseUrl(process.url())
			.build()
			.mutate()
			.defaultHeaders((headers) -> headers.setBearerAuth(token))
			.build());
	}

	private RestTestClient client() {
		return RestTestClient.bindToServer().baseUrl(this.sample.url()).build();
	}

	private String token(String username, String passwordName) {
		return client().post()
			.uri("/login")
			.body(Map.of("username", username, "password", this.settings.get(passwordName)))
			.exchangeSuccessfully()
			.returnResult(Token.class)
			.getResponseBody()
			.token();
	}

	/**
	 * Uses each part of the sample, again a minute later: HTTP, PostgreSQL, RabbitMQ,
	 * WhatsApp, Redis, Socket.IO and STOMP. The connections stay open until the end.
	 */
	synchronized void useEachPart() {
		if (this.live != null) {
			if (this.lastJourney.plus(JOURNEY_COUNTS_FOR).isBefore(Instant.now())) {
				journey(this.live);
			}
			return;
		}
		String token = token("ana@acme", "SAMPLE_ANA_PASSWORD");
		new LiveConnection(this.sample, token).close();
		LiveConnection connection = new LiveConnection(this.sample, token);
		this.live = connection;
		journey(connection);
		// A rate needs a second event, after the first one has been exported.
		for (String metric : List.of("whatsapp_messages_total", "socket_events_total")) {
			await().atMost(Duration.ofMinutes(2))
				.until(() -> prometheus().query(metric + "{service_name=\"" + SERVICE + "\"}"),
						(series) -> !series.isEmpty());
		}
		journey(connection);
	}

	private void journey(LiveConnection connection) {
		this.lastJourney = Instant.now();
		Agent ana = ana(newTraceId());
		ana.tryToOpen(Map.of("subject", "From a customer", "message", "Please help.", "channel", "whatsapp", "customer",
				"5511987654321"))
			.expectStatus()
			.isCreated();
		UUID ticket = ana.open("For each part").id();
		connection.answer(ticket, "Over STOMP.");
		ana.answer(ticket, "Over HTTP.").expectStatus().isCreated();
		connection.awaitEvents();
		ana.close(ticket);
		ana.list();
		Agent bruno = bruno(newTraceId());
		bruno.open("Of another tenant");
		bruno.tryToOpen(NotificationEndpoint.BROKEN_FOR);
	}

	static String newTraceId() {
		byte[] bytes = new byte[16];
		ThreadLocalRandom.current().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	@Override
	public void close() {
		if (this.live != null) {
			this.live.close();
		}
		this.sample.close();
		this.hook.close();
		this.stack.close();
		this.errors.close();
		this.alerts.close();
		this.validation.write(Path.of(System.getProperty("validation.file", "target/e2e/validation.md")));
	}

	private record Token(String token) {
	}

}
