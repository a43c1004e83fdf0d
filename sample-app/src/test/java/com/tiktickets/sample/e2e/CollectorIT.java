package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.Loki.LogLine;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What the Collector adds, leaves out and measures.
 */
@ExtendWith(EndToEndExtension.class)
class CollectorIT {

	private static final Duration SOON = Duration.ofMinutes(3);

	private final EndToEnd endToEnd;

	private final String service = "foreign-" + UUID.randomUUID();

	private final String traceId = EndToEnd.newTraceId();

	private final long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());

	CollectorIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@ParameterizedTest
	@CsvSource({ MonitoringStack.WEB_ORIGIN + ", true", "https://evil.example, false" })
	void onlyPagesOfAnAllowedOriginMaySend(String origin, boolean allowed) {
		HttpResponse<String> preflight = Backend
			.send(HttpRequest.newBuilder(URI.create(this.endToEnd.collector() + "/v1/traces"))
				.method("OPTIONS", HttpRequest.BodyPublishers.noBody())
				.header("Origin", origin)
				.header("Access-Control-Request-Method", "POST")
				.header("Access-Control-Request-Headers", "authorization,content-type")
				.build());
		assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin").isPresent()).isEqualTo(allowed);
		assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").isPresent()).isEqualTo(allowed);
	}

	@Test
	void recordsBelowTheChosenSeverityAreDroppedUnlessDetailWasRequested() {
		KeyValue.Builder mark = KeyValue.newBuilder()
			.setKey("tenant.detail")
			.setValue(AnyValue.newBuilder().setBoolValue(true));
		this.endToEnd.otlp()
			.send(logs(this.service, record(5, "debug"), record(0, "unknown"), record(9, "info"),
					record(5, "detail").addAttributes(mark)));
		List<LogLine> lines = await().atMost(SOON).until(() -> inLoki(), (found) -> !found.isEmpty());
		assertThat(lines).extracting(LogLine::text).containsExactlyInAnyOrder("unknown", "info", "detail");
	}

	@Test
	void serviceThatDoesNotSayItsEnvironmentGetsOne() {
		this.endToEnd.otlp().send(logs(this.service, record(9, "info")));
		List<LogLine> lines = await().atMost(SOON).until(() -> inLoki(), (found) -> !found.isEmpty());
		assertThat(lines.get(0).label("deployment_environment_name"))
			.isEqualTo(this.endToEnd.settings().get("DEPLOYMENT_ENVIRONMENT"));
		assertThat(lines.get(0).label("service_namespace")).isEqualTo("tiktickets");
	}

	@ParameterizedTest
	@CsvSource({ MonitoringStack.KEPT_LONGER + ", long", MonitoringStack.KEPT_SHORTER + ", short", "acme, ''" })
	void recordsCarryTheClassThatLokiKeepsThemBy(String tenant, String expected) {
		this.endToEnd.otlp()
			.send(logs(this.service,
					record(9, "kept").clearAttributes().addAttributes(attribute("tenant_id", tenant))));
		List<LogLine> lines = await().atMost(SOON).until(() -> inLoki(), (found) -> !found.isEmpty());
		assertThat(lines.get(0).label("tenant_class")).isEqualTo(expected);
	}

	@Test
	void healthCheckIsNeitherKeptNorCounted() {
		String other = EndToEnd.newTraceId();
		this.endToEnd.otlp()
			.send(traces(this.service, serverSpan(this.traceId, "GET /actuator/health", "/actuator/health/liveness"),
					serverSpan(other, "GET /tickets", "/tickets")));
		await().atMost(SOON).untilAsserted(() -> assertThat(this.endToEnd.jaeger().trace(other)).hasSize(1));
		await().atMost(SOON).untilAsserted(() -> assertThat(calls("")).isEqualTo(1));
		assertThat(this.endToEnd.jaeger().trace(this.traceId)).isEmpty();
		assertThat(calls(", span_name=\"GET /actuator/health\"")).isZero();
	}

	/**
	 * It is sent at once, and again with its trace.
	 */
	@Test
	void failedSpanIsShownOnce() {
		Status error = Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR).build();
		this.endToEnd.otlp()
			.send(traces(this.service, serverSpan(this.traceId, "GET /tickets", "/tickets").setStatus(error)));
		await().atMost(SOON).until(() -> !this.endToEnd.traces().trace(this.traceId).isEmpty());
		await().during(Duration.ofSeconds(15))
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.endToEnd.traces().trace(this.traceId)).hasSize(1));
	}

	@Test
	void spansAreCountedPerTenantAndShownByJaeger() {
		this.endToEnd.otlp().send(traces(this.service, serverSpan(this.traceId, "GET /tickets", "/tickets")));
		await().atMost(SOON)
			.untilAsserted(
					() -> assertThat(calls(", tenant_id=\"acme\", span_kind=\"SPAN_KIND_SERVER\"")).isEqualTo(1));
		JsonNode series = this.endToEnd.prometheus()
			.query("traces_span_metrics_calls_total{service_name=\"%s\"}".formatted(this.service))
			.get(0)
			.path("metric");
		assertThat(series.path("instance").asString()).isEqualTo("collector");
		assertThat(series.has("collector_instance_id")).isFalse();
		this.endToEnd.validation()
			.saw(Section.RED, "Prometheus",
					"traces_span_metrics_calls_total{service_name=\"%s\", tenant_id=\"acme\"}".formatted(this.service),
					"1");
	}

	@Test
	void jaegerShowsThePerformanceOfTheSample() {
		this.endToEnd.ana(this.traceId).list();
		Map<String, String> asked = Map.of("service", EndToEnd.SERVICE, "groupByOperation", "true", "quantile", "0.95",
				"lookback", "900000", "step", "60000", "ratePer", "600000", "spanKind", "server");
		for (String path : List.of("/api/metrics/calls", "/api/metrics/latencies")) {
			await(path).atMost(SOON)
				.pollInterval(Duration.ofSeconds(2))
				.untilAsserted(() -> assertThat(this.endToEnd.jaeger().get(path, asked).path("metrics")).anySatisfy(
						(metric) -> assertThat(metric.toString()).contains("GET /tickets").contains("doubleValue")));
			this.endToEnd.validation()
				.saw(Section.RED, "Jaeger", path + "?service=" + EndToEnd.SERVICE, "the operations, from Prometheus");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "up{job=~\".*/metrics-backend\"} == 1", "up{job=~\".*/logs-backend\"} == 1",
			"up{job=~\".*/traces-backend\"} == 1", "up{job=~\".*/alertmanager\"} == 1", "prometheus_tsdb_head_series",
			"loki_distributor_lines_received_total", "alertmanager_alerts", "system_cpu_time_seconds_total",
			"system_memory_utilization_ratio", "system_filesystem_utilization_ratio", "system_disk_io_bytes_total",
			"pg_up == 1", "pg_stat_database_numbackends", "redis_up == 1", "rabbitmq_identity_info",
			"rabbitmq_connections", "otelcol_process_uptime_seconds_total",
			"otelcol_processor_tail_sampling_count_traces_sampled_total" })
	void stackMeasuresItself(String query) {
		List<JsonNode> series = await(query).atMost(SOON)
			.until(() -> this.endToEnd.prometheus().query(query), (found) -> !found.isEmpty());
		assertThat(series).extracting((one) -> one.path("metric").path("tenant_id").asString()).containsOnly("_system");
	}

	private List<LogLine> inLoki() {
		return this.endToEnd.loki().query("{service_name=\"%s\"}".formatted(this.service));
	}

	private double calls(String more) {
		return this.endToEnd.prometheus()
			.sum("traces_span_metrics_calls_total{service_name=\"%s\"%s}".formatted(this.service, more));
	}

	private LogRecord.Builder record(int severity, String body) {
		return LogRecord.newBuilder()
			.setTimeUnixNano(this.now)
			.setSeverityNumberValue(severity)
			.setBody(AnyValue.newBuilder().setStringValue(body))
			.addAttributes(attribute("tenant_id", "acme"));
	}

	private io.opentelemetry.proto.trace.v1.Span.Builder serverSpan(String traceId, String name, String path) {
		return span(traceId, "00f067aa0ba902b7", "", name).setKind(SpanKind.SPAN_KIND_SERVER)
			.setStartTimeUnixNano(this.now)
			.setEndTimeUnixNano(this.now + 1_000_000)
			.addAttributes(attribute("tenant_id", "acme"))
			.addAttributes(attribute("url.path", path));
	}

}
