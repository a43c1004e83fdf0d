package com.tiktickets.sample.e2e;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.ContainerState;

/**
 * The services of {@code monitoring/} and of the sample's compose file, as an operator
 * starts them; all but Grafana and Vector, in whose place stands the suite.
 */
final class MonitoringStack implements AutoCloseable {

	private static final Duration READY = Duration.ofMinutes(3);

	private final ComposeContainer compose;

	private final Settings settings;

	MonitoringStack(Settings settings, ErrorReceiver vector, String bugsinkPort) {
		this.settings = settings;
		// Its containers are told from an operator's by the name.
		this.compose = new ComposeContainer("tiktickets-e2e-",
				Settings.MONITORING.resolve("docker-compose.observability.yml").toFile(), new File("compose.yml"),
				new File("src/test/e2e/alertmanager.yml"), new File("src/test/e2e/errors.yml"))
			.withServices("otel-collector", "prometheus", "loki", "jaeger", "alertmanager", "postgres", "bugsink")
			.withEnv("ERRORS_ENDPOINT", "http://host.docker.internal:" + vector.port())
			.withEnv("BUGSINK_PORT", bugsinkPort)
			.withPull(false);
	}

	void start() {
		this.compose.start();
		awaitReady("PROMETHEUS_PORT", "/-/ready");
		awaitReady("LOKI_PORT", "/ready");
		awaitReady("JAEGER_PORT", "/");
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
