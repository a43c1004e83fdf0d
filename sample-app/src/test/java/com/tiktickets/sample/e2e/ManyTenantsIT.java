package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many tenants, in a stack of its own.
 */
@Tag("nightly")
@Tag("footprint")
@ExtendWith(EndToEndExtension.class)
class ManyTenantsIT {

	private static final Duration SOON = Duration.ofMinutes(2);

	private static final int TENANTS = 5000;

	private static final int AT_ONCE = 500;

	private static final String SENT = "sum(count_over_time({service_name=\"crowd\"}[1h]))";

	private final Validation validation;

	ManyTenantsIT(EndToEnd endToEnd) {
		this.validation = endToEnd.validation();
	}

	@ParameterizedTest
	@ValueSource(strings = { "index_label", "structured_metadata" })
	void telemetryOfMoreThanFiveThousandTenantsArrives(String layout) {
		try (ComposeProject project = new ComposeProject("../monitoring/docker-compose.observability.yml")
			.withFreePorts("OTLP_HTTP_PORT", "OTLP_GRPC_PORT", "LOKI_PORT", "PROMETHEUS_PORT", "JAEGER_PORT")
			.with(Map.of("LOGS_TENANT", layout, "TRACES_DECISION_WAIT", "3s"))) {
			project.up("otel-collector", "loki", "prometheus", "jaeger");
			Otlp otlp = project.awaitOtlp("OTLP_HTTP_PORT");
			Loki loki = new Loki(project.url("LOKI_PORT"));
			await().atMost(SOON).until(() -> loki.isReady("/ready"));
			Map<String, Double> before = Containers.memory(Containers.ofProject(project.name()));
			IntStream.range(0, TENANTS / AT_ONCE).forEach((i) -> send(otlp, i * AT_ONCE, AT_ONCE));
			await().atMost(SOON).untilAsserted(() -> assertThat(loki.count(SENT)).isEqualTo(TENANTS));
			Prometheus prometheus = new Prometheus(project.url("PROMETHEUS_PORT"));
			await().atMost(SOON)
				.untilAsserted(() -> assertThat(prometheus.sum("traces_span_metrics_calls_total")).isEqualTo(TENANTS));
			saw(layout,
					"memory, MiB before and after: " + grown(before, project) + "; %.0f series of tenants in Prometheus"
						.formatted(prometheus.sum("count(traces_span_metrics_calls_total)")));
			send(otlp, TENANTS, 100);
			await().atMost(SOON).untilAsserted(() -> assertThat(loki.count(SENT)).isEqualTo(TENANTS + 100));
			saw(layout, "the log records of 100 more tenants arrive");
		}
	}

	private static String grown(Map<String, Double> before, ComposeProject project) {
		return Containers.memory(Containers.ofProject(project.name()))
			.entrySet()
			.stream()
			.filter((entry) -> before.containsKey(entry.getKey()))
			.map((entry) -> "%s %.0f and %.0f".formatted(entry.getKey(), before.get(entry.getKey()), entry.getValue()))
			.collect(Collectors.joining(", "));
	}

	private static void send(Otlp otlp, int first, int count) {
		long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());
		assertThat(otlp.send(logs("crowd",
				IntStream.range(first, first + count)
					.mapToObj((i) -> LogRecord.newBuilder()
						.setTimeUnixNano(now)
						.setBody(AnyValue.newBuilder().setStringValue("of one of many"))
						.addAttributes(attribute("tenant_id", "tenant-" + i)))
					.toArray(LogRecord.Builder[]::new))))
			.isEqualTo(200);
		assertThat(otlp.send(traces("crowd",
				IntStream.range(first, first + count)
					.mapToObj((i) -> span(EndToEnd.newTraceId(), "00f067aa0ba902b7", "", "GET /tickets")
						.setStartTimeUnixNano(now)
						.setEndTimeUnixNano(now + 1)
						.addAttributes(attribute("tenant_id", "tenant-" + i)))
					.toArray(Span.Builder[]::new))))
			.isEqualTo(200);
	}

	private void saw(String layout, String answer) {
		this.validation.saw(Section.MANY_TENANTS, "Loki", "LOGS_TENANT=" + layout, answer);
	}

}
