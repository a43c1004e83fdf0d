package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A stack that is started from nothing, and a sample that does well, in a project of
 * their own: no alert fires. {@code e2e.quiet.minutes} makes it shorter.
 */
@Tag("nightly")
class QuietHourIT {

	private static final Duration QUIET = Duration.ofMinutes(Integer.getInteger("e2e.quiet.minutes", 60));

	private static final String REQUESTS = "sum(increase(http_server_request_duration_seconds_count"
			+ "{service_name=\"tiktickets-sample\"}[10m]))";

	private static final String FIRED = "count by (alertname, service_name, tenant_id)"
			+ " (last_over_time(ALERTS{alertstate=\"firing\"}[2h]))";

	@Test
	void nothingFiresWhileAllIsWell() {
		Settings settings = Settings.written();
		try (ComposeProject project = new ComposeProject("../monitoring/docker-compose.observability.yml",
				"../monitoring/docker-compose.infrastructure.yml", "compose.yml")
			.withFreePorts("OTLP_HTTP_PORT", "OTLP_GRPC_PORT", "LOKI_PORT", "PROMETHEUS_PORT", "JAEGER_PORT",
					"ALERTMANAGER_PORT", "POSTGRES_PORT", "RABBITMQ_PORT", "RABBITMQ_MANAGEMENT_PORT", "REDIS_PORT");
				NotificationEndpoint hook = new NotificationEndpoint()) {
			project.up("otel-collector", "loki", "prometheus", "jaeger", "alertmanager", "postgres", "rabbitmq",
					"redis", "postgres-exporter", "redis-exporter");
			project.awaitOtlp("OTLP_HTTP_PORT");
			Map<String, String> environment = new HashMap<>(project.environment());
			environment.putAll(Map.of("SAMPLE_NOTIFICATION_BASE_URL", hook.url(), "DEMO_TRAFFIC", "true", "DEMO_FAULTS",
					"false", "OTEL_EXPORTER_OTLP_ENDPOINT", project.url("OTLP_HTTP_PORT"), "OTEL_EXPORTER_OTLP_HEADERS",
					"Authorization=Bearer " + settings.get("OTLP_TOKEN")));
			try (SampleProcess sample = new SampleProcess("quiet", environment)) {
				sample.start();
				Prometheus prometheus = new Prometheus(project.url("PROMETHEUS_PORT"));
				await().during(QUIET)
					.atMost(QUIET.plusMinutes(5))
					.pollInterval(Duration.ofMinutes(1))
					.untilAsserted(() -> assertThat(prometheus.query(FIRED)).isEmpty());
				assertThat(prometheus.sum(REQUESTS)).isGreaterThan(1_000);
			}
		}
	}

}
