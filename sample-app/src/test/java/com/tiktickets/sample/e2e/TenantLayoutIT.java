package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.Loki.LogLine;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Loki stores the tenant in one of two ways, and is asked in the same words.
 */
class TenantLayoutIT {

	private static final Duration SOON = Duration.ofMinutes(2);

	private final long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());

	@ParameterizedTest
	@CsvSource({ "index_label, 2", "structured_metadata, 1" })
	void sameQueriesAnswerWhicheverWayTheTenantIsStored(String layout, int streams) {
		try (ComposeProject project = new ComposeProject("../monitoring/docker-compose.observability.yml")
			.withFreePorts("OTLP_HTTP_PORT", "OTLP_GRPC_PORT", "LOKI_PORT")
			.with(Map.of("LOGS_TENANT", layout))) {
			project.up("otel-collector", "loki");
			project.awaitOtlp("OTLP_HTTP_PORT").send(logs("shop", record("acme"), record("globex")));
			Loki loki = new Loki(project.url("LOKI_PORT"));
			List<LogLine> lines = await().atMost(SOON)
				.ignoreExceptions()
				.until(() -> loki.query("{service_name=\"shop\"} | tenant_id=\"acme\""), (found) -> !found.isEmpty());
			assertThat(lines).extracting(LogLine::text).containsExactly("of acme");
			assertThat(loki.result("sum by (tenant_id) (count_over_time({service_name=\"shop\"}[5m]))"))
				.extracting((one) -> one.path("metric").path("tenant_id").asString())
				.containsExactlyInAnyOrder("acme", "globex");
			JsonNode series = loki.get("/loki/api/v1/series", Map.of("match[]", "{service_name=\"shop\"}"));
			assertThat(series.path("data")).hasSize(streams);
		}
	}

	private LogRecord.Builder record(String tenant) {
		return LogRecord.newBuilder()
			.setTimeUnixNano(this.now)
			.setBody(AnyValue.newBuilder().setStringValue("of " + tenant))
			.addAttributes(attribute("tenant_id", tenant))
			.addAttributes(attribute("tenant-id", "initech"));
	}

}
