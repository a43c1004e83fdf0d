package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The commands of docs/security.md that delete a tenant, as they stand there, in a stack
 * of its own.
 */
@Tag("nightly")
@ExtendWith(EndToEndExtension.class)
class DeletionIT {

	private static final Duration SOON = Duration.ofMinutes(2);

	private static final Duration HIDDEN = Duration.ofMinutes(7);

	private static final String CALLS = "traces_span_metrics_calls_total{tenant_id=\"%s\"}";

	private static final String RECORDS = "{service_name=\"shop\"} | tenant_id=\"%s\"";

	private final Validation validation;

	DeletionIT(EndToEnd endToEnd) {
		this.validation = endToEnd.validation();
	}

	@Test
	void tenantIsGoneFromLokiAndPrometheusAndTheOtherIsNot() throws IOException {
		try (ComposeProject project = new ComposeProject("../monitoring/docker-compose.observability.yml")
			.withFreePorts("OTLP_HTTP_PORT", "OTLP_GRPC_PORT", "LOKI_PORT", "PROMETHEUS_PORT")
			.with(Map.of("TRACES_DECISION_WAIT", "1s"))) {
			project.up("otel-collector", "loki", "prometheus");
			Otlp otlp = project.awaitOtlp("OTLP_HTTP_PORT");
			send(otlp, "acme");
			send(otlp, "globex");
			Loki loki = new Loki(project.url("LOKI_PORT"));
			Prometheus prometheus = new Prometheus(project.url("PROMETHEUS_PORT"));
			await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
				assertThat(prometheus.query(CALLS.formatted("acme"))).isNotEmpty();
				assertThat(loki.query(RECORDS.formatted("acme"))).isNotEmpty();
			});
			Shell.run(project.environment(), "sh", "-ec", commands(project)).expectSuccess();
			assertThat(prometheus.query(CALLS.formatted("acme"))).isEmpty();
			Instant deleted = Instant.now();
			await().atMost(HIDDEN)
				.pollInterval(Duration.ofSeconds(5))
				.untilAsserted(() -> assertThat(loki.query(RECORDS.formatted("acme"))).isEmpty());
			assertThat(prometheus.query(CALLS.formatted("acme"))).isEmpty();
			assertThat(prometheus.query("last_over_time(" + CALLS.formatted("globex") + "[15m])")).isNotEmpty();
			assertThat(loki.query(RECORDS.formatted("globex"))).isNotEmpty();
			saw(Duration.between(deleted, Instant.now()));
		}
	}

	private void saw(Duration hidden) {
		this.validation.saw(Section.DELETION, "Prometheus, Loki", "the commands of docs/security.md, for one tenant",
				"no series immediately, no record after %d s; the data of the other tenant is complete"
					.formatted(hidden.toSeconds()));
	}

	private static String commands(ComposeProject project) throws IOException {
		Matcher block = Pattern.compile("<!-- delete-tenant -->\n```sh\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(Path.of("../docs/security.md")));
		assertThat(block.find()).isTrue();
		return "cd ..\n" + block.group(1)
			.replace("localhost:3100", project.url("LOKI_PORT"))
			.replace("localhost:9090", project.url("PROMETHEUS_PORT"));
	}

	private static void send(Otlp otlp, String tenant) {
		long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());
		assertThat(otlp.send(logs("shop",
				LogRecord.newBuilder()
					.setTimeUnixNano(now)
					.setBody(AnyValue.newBuilder().setStringValue("of " + tenant))
					.addAttributes(attribute("tenant_id", tenant)))))
			.isEqualTo(200);
		assertThat(otlp.send(traces("shop",
				span(EndToEnd.newTraceId(), "00f067aa0ba902b7", "", "GET /tickets").setStartTimeUnixNano(now)
					.setEndTimeUnixNano(now + 1)
					.addAttributes(attribute("tenant_id", tenant)))))
			.isEqualTo(200);
	}

}
