package com.tiktickets.sample.e2e;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.ContainerState;

/**
 * The services of {@code monitoring/} and of the sample's compose file, as an operator
 * starts them; all but Grafana and Vector, in whose place stands the suite.
 */
final class MonitoringStack implements AutoCloseable {

	/** Pages of this origin may send telemetry. */
	static final String WEB_ORIGIN = "https://app.tiktickets.example";

	/** Accepted beside the present token. */
	static final String PREVIOUS_TOKEN = "previous-token-of-this-run";

	/** A tenant whose logs are kept longer. */
	static final String KEPT_LONGER = "kept-longer";

	/** A tenant whose logs are kept shorter. */
	static final String KEPT_SHORTER = "kept-shorter";

	/** Each test that asks for a trace waits so long. */
	static final Duration DECISION_WAIT = Duration.ofSeconds(1);

	private static final Duration READY = Duration.ofMinutes(3);

	/** The overlays of this run, backends by their names. */
	private static final List<String> OVERLAYS = Stream.of(System.getProperty("stack.overlays", "").split(","))
		.filter((name) -> !name.isEmpty())
		.toList();

	private final ComposeContainer compose;

	private final Settings settings;

	MonitoringStack(Settings settings, ErrorReceiver vector, AlertReceiver alerts, BoundSender sender,
			String bugsinkPort) {
		this.settings = settings;
		// Its containers are told from an operator's by the name.
		this.compose = new ComposeContainer("tiktickets-e2e-", files()).withEnv("OTLP_TOKEN_PREVIOUS", PREVIOUS_TOKEN)
			.withEnv("TRACES_DECISION_WAIT", DECISION_WAIT.toSeconds() + "s")
			.withEnv("TRACES_SAMPLED_SPANS_PER_SECOND", "1000")
			.withEnv("CORS_ALLOWED_ORIGINS", "[%s]".formatted(WEB_ORIGIN))
			.withEnv("TENANTS_KEPT_LONGER", "other|" + KEPT_LONGER)
			.withEnv("TENANTS_KEPT_SHORTER", KEPT_SHORTER)
			.withEnv("ERRORS_ENDPOINT", "http://host.docker.internal:" + vector.port())
			.withEnv("PROMETHEUS_RULES", Path.of("src/test/e2e/rules").toAbsolutePath().toString())
			.withEnv("ALERTMANAGER_CONFIG", alerts.configuration().toString())
			.withEnv("SENDERS_FILE", sender.configuration().toString())
			.withEnv("BUGSINK_PORT", bugsinkPort)
			.withServices(services())
			.withPull(false);
		Networks.next().forEach(this.compose::withEnv);
	}

	static boolean has(String overlay) {
		return OVERLAYS.contains(overlay);
	}

	private static File[] files() {
		return Stream
			.of(Stream.of("../monitoring/docker-compose.observability.yml"),
					OVERLAYS.stream().map("../monitoring/docker-compose.%s.yml"::formatted),
					Stream.of("compose.yml", "src/test/e2e/alertmanager.yml", "src/test/e2e/errors.yml", Networks.FILE))
			.flatMap(Function.identity())
			.map(File::new)
			.toArray(File[]::new);
	}

	private static String[] services() {
		return Stream
			.of(Stream.of("otel-collector", "otel-collector-health", "loki", "loki-retention", "alertmanager",
					"postgres", "rabbitmq", "redis", "bugsink"),
					has("tempo") ? Stream.of("tempo") : Stream.of("jaeger", "jaeger-health"),
					Stream.of(has("victoriametrics") ? "victoriametrics" : "prometheus"),
					has("infrastructure") ? Stream.of("postgres-exporter", "redis-exporter") : Stream.<String>empty())
			.flatMap(Function.identity())
			.toArray(String[]::new);
	}

	void start() {
		this.compose.start();
		if (has("victoriametrics")) {
			awaitReady("VICTORIAMETRICS_PORT", "/health");
		}
		else {
			awaitReady("PROMETHEUS_PORT", "/-/ready");
		}
		if (has("tempo")) {
			awaitReady("TEMPO_PORT", "/ready");
		}
		else {
			awaitReady("JAEGER_PORT", "/");
		}
		awaitReady("LOKI_PORT", "/ready");
		awaitReady("ALERTMANAGER_PORT", "/-/ready");
		awaitCollector();
	}

	private void awaitReady(String port, String path) {
		Backend backend = new Backend(this.settings.url(port));
		await(port + path).atMost(READY).until(() -> backend.isReady(path));
	}

	void awaitCollector() {
		Otlp otlp = new Otlp(this.settings.url("OTLP_HTTP_PORT"), this.settings.get("OTLP_TOKEN"));
		await("the Collector").atMost(READY).until(otlp::isAccepted);
	}

	void stop(String service) {
		docker().stopContainerCmd(container(service).getContainerId()).exec();
	}

	void kill(String service) {
		docker().killContainerCmd(container(service).getContainerId()).exec();
	}

	void startAgain(String service) {
		docker().startContainerCmd(container(service).getContainerId()).exec();
	}

	/**
	 * What the service's own health check says.
	 */
	String health(String service) {
		return container(service).getCurrentContainerInfo().getState().getHealth().getStatus();
	}

	String id(String service) {
		return container(service).getContainerId();
	}

	/**
	 * The name under which compose has started it.
	 */
	String project() {
		return container("loki").getCurrentContainerInfo().getConfig().getLabels().get("com.docker.compose.project");
	}

	String logs(String service) {
		return container(service).getLogs();
	}

	/**
	 * What a command in the service's container prints.
	 */
	String run(String service, String... command) {
		try {
			return container(service).execInContainer(command).getStdout();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private ContainerState container(String service) {
		return this.compose.getContainerByServiceName(service).orElseThrow();
	}

	private static DockerClient docker() {
		return DockerClientFactory.instance().client();
	}

	@Override
	public void close() {
		this.compose.stop();
	}

}
