package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A sender that makes up service names uses up the streams of its tenants in Loki, and
 * nobody else's.
 */
@ExtendWith(EndToEndExtension.class)
class LogFloodIT {

	private static final Duration START = Duration.ofMinutes(2);

	private static final int NAMES = 6000;

	/** Of the streams in Loki, those of the tenants whose ids end alike. */
	private static final int SHARE = 1000;

	private final Validation validation;

	LogFloodIT(EndToEnd endToEnd) {
		this.validation = endToEnd.validation();
	}

	@Test
	void serviceNamesThatASenderMakesUpHoldUpNobodyElsesLogs() {
		try (ComposeProject project = new ComposeProject("../monitoring/docker-compose.observability.yml")
			.withFreePorts("OTLP_HTTP_PORT", "OTLP_GRPC_PORT", "LOKI_PORT")
			.with(Map.of("LOGS_STREAM_RATE", "1KB", "LOGS_STREAM_BURST", "1MB"))) {
			project.up("otel-collector", "loki");
			Otlp otlp = project.awaitOtlp("OTLP_HTTP_PORT");
			Loki loki = new Loki(project.url("LOKI_PORT"));
			assertThat(otlp.send(record("first", "acme"))).isEqualTo(200);
			await().atMost(START).ignoreExceptions().until(() -> count(loki, "first") == 1);
			assertThat(otlp.send(flood())).isEqualTo(200);
			assertThat(otlp.send(record("second", "acme"))).isEqualTo(200);
			assertThat(otlp.send(record("third", "globex"))).isEqualTo(200);
			Instant sent = Instant.now();
			await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
				assertThat(count(loki, "second")).isEqualTo(1);
				assertThat(count(loki, "third")).isEqualTo(1);
			});
			this.validation.saw(Section.BAD_INPUT, "Loki", "%d service names of one tenant at once".formatted(NAMES),
					"%d are stored, the others counted as discarded; records of other tenants, of services that are new, arrive within %d s"
						.formatted(SHARE, Duration.between(sent, Instant.now()).toSeconds() + 1));
			assertThat(loki.metric("loki_discarded_samples_total{", "reason=\"stream_limit\""))
				.isEqualTo(NAMES - SHARE);
			assertManyBytesOfOneServiceAndTenantAreLimited(otlp, loki);
		}
	}

	private static void assertManyBytesOfOneServiceAndTenantAreLimited(Otlp otlp, Loki loki) {
		assertThat(otlp.send(logs("shop",
				IntStream.range(0, 30)
					.mapToObj((i) -> body(i + " ".repeat(100_000), "eve"))
					.toArray(LogRecord.Builder[]::new))))
			.isEqualTo(200);
		assertThat(otlp.send(logs("shop", body("small", "acme")))).isEqualTo(200);
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(
					loki.count("sum(count_over_time({service_name=\"shop\", tenant_id=\"acme\"}[5m]))"))
				.isEqualTo(1));
		assertThat(loki.count("sum(count_over_time({service_name=\"shop\", tenant_id=\"eve\"}[5m]))")).isBetween(1L,
				11L);
		assertThat(loki.metric("loki_discarded_samples_total{", "reason=\"per_stream_rate_limit\"")).isBetween(19.0,
				29.0);
	}

	private static long count(Loki loki, String service) {
		return loki.count("sum(count_over_time({service_name=\"%s\"}[5m]))".formatted(service));
	}

	private static ExportLogsServiceRequest flood() {
		ExportLogsServiceRequest.Builder flood = ExportLogsServiceRequest.newBuilder();
		IntStream.range(0, NAMES).forEach((i) -> flood.mergeFrom(record("made-up-" + i, "mallory")));
		return flood.build();
	}

	private static ExportLogsServiceRequest record(String service, String tenant) {
		return logs(service, body("hello", tenant));
	}

	private static LogRecord.Builder body(String text, String tenant) {
		return LogRecord.newBuilder()
			.setTimeUnixNano(TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli()))
			.setBody(AnyValue.newBuilder().setStringValue(text))
			.addAttributes(attribute("tenant_id", tenant));
	}

}
