package com.tiktickets.sample.e2e;

import com.tiktickets.sample.Agent;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * The stack, the sample that reports to it, and the backends to ask.
 */
final class EndToEnd implements AutoCloseable {

	static final String SERVICE = "tiktickets-sample";

	private final Settings settings = Settings.written();

	private final Validation validation = new Validation();

	private final ErrorReceiver errors = new ErrorReceiver();

	private final AlertReceiver alerts = new AlertReceiver();

	private final String bugsinkPort = SampleProcess.freePort();

	private final MonitoringStack stack = new MonitoringStack(this.settings, this.errors, this.alerts,
			this.bugsinkPort);

	private final NotificationEndpoint hook = new NotificationEndpoint();

	private final SampleProcess sample = new SampleProcess("sample",
			Map.of("SAMPLE_NOTIFICATION_BASE_URL", this.hook.url()));

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

	Bugsink bugsink() {
		return new Bugsink("http://localhost:" + this.bugsinkPort, this.stack);
	}

	String collector() {
		return this.settings.url("OTLP_HTTP_PORT");
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
		RestTestClient client = RestTestClient.bindToServer().baseUrl(this.sample.url()).build();
		Token token = client.post()
			.uri("/login")
			.body(Map.of("username", username, "password", this.settings.get(passwordName)))
			.exchangeSuccessfully()
			.returnResult(Token.class)
			.getResponseBody();
		return new Agent(client.mutate().defaultHeaders((headers) -> headers.setBearerAuth(token.token())).build())
			.withTrace(traceId);
	}

	static String newTraceId() {
		byte[] bytes = new byte[16];
		ThreadLocalRandom.current().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	@Override
	public void close() {
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
