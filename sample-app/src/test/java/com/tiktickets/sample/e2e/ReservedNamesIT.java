package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.Loki.LogLine;
import com.tiktickets.sample.telemetry.Otlp;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Loki and Prometheus write a character that they do not accept in a name as "_". A
 * sender cannot use that to give an item of one tenant the name of another one, or of
 * another service.
 */
@ExtendWith(EndToEndExtension.class)
class ReservedNamesIT {

	private static final Duration SOON = Duration.ofMinutes(1);

	private static final InstrumentationScope SCOPE = InstrumentationScope.newBuilder()
		.setName("foreign")
		.addAttributes(attribute("tenant_id", "globex"))
		.addAttributes(attribute("tenant.id", "globex"))
		.build();

	private final EndToEnd endToEnd;

	private final String service = "foreign-" + UUID.randomUUID();

	private final long now = System.currentTimeMillis() * 1_000_000;

	ReservedNamesIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@ParameterizedTest
	@ValueSource(strings = { "tenant-id", "tenant/id", "tenant id", "tenant.-id", "tenant.class", "service.name",
			"service-name", "service namespace", "trace-id", "span.id", "severity-text", "scope.name" })
	void attributeOfALogRecordTakesNoNameThatLokiUses(String key) {
		this.endToEnd.otlp().send(logs(record().addAttributes(attribute(key, "globex"))));
		assertThat(lineInLoki().labels()).doesNotContainValue("globex").containsEntry("tenant_id", "acme");
	}

	@Test
	void traceThatALogRecordNamesInAttributesOnlyIsItsTrace() {
		String traceId = EndToEnd.newTraceId();
		this.endToEnd.otlp()
			.send(logs(record().addAttributes(attribute("trace_id", traceId))
				.addAttributes(attribute("span_id", "00f067aa0ba902b7"))));
		assertThat(lineInLoki().labels()).containsEntry("trace_id", traceId)
			.containsEntry("span_id", "00f067aa0ba902b7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tenant-id", "tenant/id", "tenant..id", "tenant_.id", "service.name", "service-name",
			"job", "deployment.environment-name" })
	void attributeOfAMetricPointTakesNoNameThatPrometheusUses(String key) {
		this.endToEnd.otlp().send(metrics(point(7).addAttributes(attribute(key, "globex"))));
		JsonNode labels = onlySeries().path("metric");
		assertThat(labels.path("tenant_id").asString()).isEqualTo("acme");
		assertThat(labels.path("service_name").asString()).isEqualTo(this.service);
		assertThat(labels.toString()).doesNotContain("globex");
	}

	@Test
	void pointsThatDifferInARemovedAttributeOnlyAreSummed() {
		this.endToEnd.otlp()
			.send(metrics(point(3).addAttributes(attribute("tenant-id", "globex")),
					point(4).addAttributes(attribute("tenant-id", "initech"))));
		assertThat(onlySeries().path("value").get(1).asString()).isEqualTo("7");
	}

	@Test
	void spanItsEventsAndItsScopeNameOneTenant() {
		String traceId = EndToEnd.newTraceId();
		ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
		request.addResourceSpansBuilder()
			.setResource(Otlp.traces(this.service).getResourceSpans(0).getResource())
			.addScopeSpansBuilder()
			.setScope(SCOPE)
			.addSpans(span(traceId, "00f067aa0ba902b7", "", "foreign").addAttributes(attribute("tenant_id", "acme"))
				.addAttributes(attribute("tenant-id", "globex"))
				.addAttributes(attribute("tenant.class", "globex"))
				.addEvents(Event.newBuilder().setName("seen").addAttributes(attribute("tenant_id", "globex"))));
		this.endToEnd.otlp().send(request.build());
		String trace = await().atMost(SOON)
			.ignoreExceptions()
			.until(() -> this.endToEnd.jaeger().get("/api/traces/" + traceId, Map.of()).toString(),
					(found) -> found.contains("acme"));
		assertThat(trace).contains("seen").doesNotContain("globex");
	}

	private LogLine lineInLoki() {
		List<LogLine> lines = await().atMost(SOON)
			.until(() -> this.endToEnd.loki().query("{service_name=\"%s\"}".formatted(this.service)),
					(found) -> !found.isEmpty());
		assertThat(lines).hasSize(1);
		return lines.get(0);
	}

	private JsonNode onlySeries() {
		List<JsonNode> series = await().atMost(SOON)
			.until(() -> this.endToEnd.prometheus()
				.query("{__name__=\"foreign_things\",job=~\".*%s\"}".formatted(this.service)),
					(found) -> !found.isEmpty());
		assertThat(series).hasSize(1);
		return series.get(0);
	}

	private ExportLogsServiceRequest logs(LogRecord.Builder record) {
		ExportLogsServiceRequest.Builder request = Otlp.logs(this.service, record).toBuilder();
		request.getResourceLogsBuilder(0).getScopeLogsBuilder(0).setScope(SCOPE);
		return request.build();
	}

	private LogRecord.Builder record() {
		return LogRecord.newBuilder()
			.setTimeUnixNano(this.now)
			.setBody(AnyValue.newBuilder().setStringValue("hello"))
			.addAttributes(attribute("tenant_id", "acme"));
	}

	private ExportMetricsServiceRequest metrics(NumberDataPoint.Builder... points) {
		Gauge.Builder gauge = Gauge.newBuilder();
		List.of(points).forEach(gauge::addDataPoints);
		ExportMetricsServiceRequest.Builder request = Otlp
			.metrics(this.service, Metric.newBuilder().setName("foreign.things").setGauge(gauge).build())
			.toBuilder();
		request.getResourceMetricsBuilder(0).getScopeMetricsBuilder(0).setScope(SCOPE);
		return request.build();
	}

	private NumberDataPoint.Builder point(int value) {
		return NumberDataPoint.newBuilder()
			.setTimeUnixNano(this.now)
			.setAsInt(value)
			.addAttributes(attribute("tenant_id", "acme"));
	}

}
