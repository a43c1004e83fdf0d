package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.SteadyServices.Told;
import com.tiktickets.sample.e2e.SteadyServices.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * While one service floods the stack with names, series and errors, each backend is
 * stopped, each is killed, and so is the Collector: the items of other tenants are all
 * there in the end.
 */
@Tag("nightly")
@ExtendWith(EndToEndExtension.class)
class ChaosIT {

	private static final Duration SOON = Duration.ofMinutes(5);

	private static final Duration BACK = Duration.ofMinutes(20);

	private static final Duration AWAY = Duration.ofSeconds(15);

	private static final List<String> BACKENDS = List.of("prometheus", "loki", "jaeger");

	private static final Duration DECISION_WAIT = Duration.ofSeconds(3);

	private final Validation validation;

	private ComposeProject project;

	/** When the Collector was. */
	private Instant killed = Instant.MAX;

	ChaosIT(EndToEnd endToEnd) {
		this.validation = endToEnd.validation();
	}

	@Test
	void otherTenantsItemsAreAllThereAndTheOffendersAreCounted() {
		try (ComposeProject stack = new ComposeProject("../monitoring/docker-compose.observability.yml")
			.withFreePorts("OTLP_HTTP_PORT", "OTLP_GRPC_PORT", "LOKI_PORT", "PROMETHEUS_PORT", "JAEGER_PORT")
			.with(Map.of("ERRORS", "off", "TRACES_DECISION_WAIT", DECISION_WAIT.toSeconds() + "s"))) {
			this.project = stack;
			this.project.up("otel-collector", "otel-collector-health", "prometheus", "loki", "jaeger", "jaeger-health");
			Otlp otlp = this.project.awaitOtlp("OTLP_HTTP_PORT");
			Told told = serve(otlp);
			awaitItems(told);
			awaitCounted();
			await().atMost(SOON)
				.untilAsserted(() -> assertThat(this.project.states()).hasSize(6)
					.allSatisfy((state) -> assertThat(state).startsWith("running")
						.doesNotContain("starting", "unhealthy")));
			this.validation.saw(Section.OUTAGES, "each", "stopped and killed during a flood of one service",
					"all %d log records, %d points and the traces of other tenants; the flood is folded and counted; each container is healthy"
						.formatted(told.logRecords(), told.points()));
		}
	}

	/** What steady services told of while everything else happened. */
	private Told serve(Otlp otlp) {
		try (SteadyServices services = new SteadyServices(otlp, 10, 2); Flood flood = new Flood(otlp)) {
			services.serve(AWAY);
			BACKENDS.forEach((backend) -> away(services, () -> this.project.stop(backend), backend));
			BACKENDS.forEach((backend) -> away(services, () -> this.project.kill(backend), backend));
			this.killed = Instant.now();
			this.project.kill("otel-collector");
			this.project.startAgain("otel-collector");
			services.serve(AWAY);
			assertThat(flood.exports()).isGreaterThan(60);
			flood.close();
			return services.stop();
		}
	}

	private void away(SteadyServices services, Runnable end, String backend) {
		end.run();
		services.serve(AWAY);
		this.project.startAgain(backend);
		services.serve(AWAY);
	}

	/** What waited for the sampling decision when the Collector was killed is lost. */
	private void awaitItems(Told told) {
		Loki loki = new Loki(this.project.url("LOKI_PORT"));
		Prometheus prometheus = new Prometheus(this.project.url("PROMETHEUS_PORT"));
		Jaeger jaeger = new Jaeger(this.project.url("JAEGER_PORT"));
		List<Trace> decided = told.traces()
			.stream()
			.filter((trace) -> trace.accepted().isBefore(this.killed.minus(DECISION_WAIT.plusSeconds(1)))
					|| trace.accepted().isAfter(this.killed.plusSeconds(1)))
			.toList();
		assertThat(decided).hasSizeGreaterThan(100);
		await().atMost(SOON).pollInterval(Duration.ofSeconds(5)).ignoreExceptions().untilAsserted(() -> {
			assertThat(told.logRecordsIn(loki, BACK)).isEqualTo(told.logRecords());
			assertThat(told.pointsIn(prometheus, BACK)).isEqualTo(told.points());
			assertThat(Told.missing(decided, jaeger)).isEmpty();
		});
	}

	private void awaitCounted() {
		Loki loki = new Loki(this.project.url("LOKI_PORT"));
		Prometheus prometheus = new Prometheus(this.project.url("PROMETHEUS_PORT"));
		await().atMost(SOON).untilAsserted(() -> {
			assertThat(loki.metric("loki_discarded_samples_total{", "reason=\"stream_limit\"")).isPositive();
			assertThat(prometheus.sum("flood_orders{otel_metric_overflow=\"true\", tenant_id=\"mallory\"}"))
				.isPositive();
			assertThat(prometheus
				.sum("traces_span_metrics_calls_total{service_name=\"flood\", otel_metric_overflow=\"true\"}"))
				.isPositive();
		});
	}

}
