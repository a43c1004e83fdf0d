package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.Traces.Span;
import com.tiktickets.sample.e2e.Loki.LogLine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Telemetry of services that we did not write: whatever they call the tenant, it is one
 * name in the backends.
 */
@ExtendWith(EndToEndExtension.class)
class TenantNormalizationIT {

	private static final Duration SOON = Duration.ofMinutes(1);

	private final EndToEnd endToEnd;

	private final String service = "foreign-" + UUID.randomUUID();

	private final long now = System.currentTimeMillis() * 1_000_000;

	TenantNormalizationIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@ParameterizedTest
	@CsvSource({ "tenant_id, acme, acme", "tenant.id, acme, acme", "tenantId, acme, acme", "other, acme, _unknown",
			"tenant_id, ../evil, _unknown", "tenant_id, _system, _system", "tenant_id, _other, _other" })
	void spanHasOneTenant(String name, String value, String expected) {
		String traceId = EndToEnd.newTraceId();
		this.endToEnd.otlp().traces(spans("", traceId, attribute(name, value)));
		List<Span> spans = await().atMost(SOON)
			.until(() -> this.endToEnd.traces().trace(traceId), (found) -> !found.isEmpty());
		assertThat(spans).singleElement().satisfies((span) -> {
			assertThat(span.tag("tenant_id")).isEqualTo(expected);
			assertThat(span.tags()).doesNotContainKeys("tenant.id", "tenantId");
		});
		this.endToEnd.validation()
			.saw(Section.TENANT, "Jaeger", "a span with %s=%s".formatted(name, value), "tenant_id=" + expected);
	}

	@ParameterizedTest
	@CsvSource({ "tenant_id, acme, acme", "tenant.id, acme, acme", "tenantId, acme, acme", "other, acme, _unknown" })
	void logRecordHasOneTenant(String name, String value, String expected) {
		this.endToEnd.otlp().logs(record(attribute(name, value)));
		List<LogLine> lines = await().atMost(SOON)
			.until(() -> this.endToEnd.loki().query("{service_name=\"%s\"}".formatted(this.service)),
					(found) -> !found.isEmpty());
		assertThat(lines).singleElement().satisfies((line) -> {
			assertThat(line.label("tenant_id")).isEqualTo(expected);
			assertThat(line.labels()).doesNotContainKeys("tenantId");
		});
	}

	@ParameterizedTest
	@CsvSource({ "tenant_id, acme, acme", "tenant.id, acme, acme", "tenantId, acme, acme", "other, acme, _unknown" })
	void metricPointHasOneTenant(String name, String value, String expected) {
		this.endToEnd.otlp().metrics(points(point(7, attribute(name, value))));
		assertThat(series()).singleElement().satisfies((one) -> {
			assertThat(one.path("metric").path("tenant_id").asString()).isEqualTo(expected);
			assertThat(one.path("metric").has("tenantId")).isFalse();
		});
	}

	@Test
	void tenantOfTheResourceCountsForItemsThatHaveNone() {
		String traceId = EndToEnd.newTraceId();
		this.endToEnd.otlp().traces(spans(attribute("tenantId", "acme"), traceId, ""));
		await().atMost(SOON)
			.untilAsserted(
					() -> assertThat(this.endToEnd.traces().trace(traceId)).extracting((span) -> span.tag("tenant_id"))
						.containsExactly("acme"));
	}

	@Test
	void pointsThatDifferInInvalidTenantsOnlyAreSummed() {
		this.endToEnd.otlp()
			.metrics(points(point(3, attribute("tenant_id", "../one")), point(4, attribute("tenant_id", "../two"))));
		assertThat(series()).singleElement().satisfies((one) -> {
			assertThat(one.path("metric").path("tenant_id").asString()).isEqualTo("_unknown");
			assertThat(one.path("value").get(1).asString()).isEqualTo("7");
		});
		this.endToEnd.validation()
			.saw(Section.TENANT, "Prometheus", foreignThings(),
					"7, the sum of 3 for the invalid id ../one and 4 for ../two");
	}

	@Test
	void spansWithoutATenantAreCounted() {
		this.endToEnd.otlp().traces(spans("", EndToEnd.newTraceId(), ""));
		this.endToEnd.otlp().traces(spans("", EndToEnd.newTraceId(), ""));
		assertCounted("traces");
	}

	@Test
	void logRecordsWithoutATenantAreCounted() {
		this.endToEnd.otlp().logs(record(""));
		this.endToEnd.otlp().logs(record(""));
		assertCounted("logs");
	}

	@Test
	void metricPointsWithoutATenantAreCounted() {
		this.endToEnd.otlp().metrics(points(point(1, "")));
		this.endToEnd.otlp().metrics(points(point(1, "")));
		assertCounted("metrics");
	}

	private void assertCounted(String signal) {
		String query = "tenant_unknown_total{service_name=\"%s\", signal=\"%s\", tenant_id=\"_unknown\"}"
			.formatted(this.service, signal);
		await().atMost(SOON).untilAsserted(() -> assertThat(this.endToEnd.prometheus().sum(query)).isEqualTo(2));
		this.endToEnd.validation().saw(Section.TENANT, "Prometheus", query, "2, after two items without a tenant");
	}

	@Test
	void collectorsOwnMetricsBelongToTheSystem() {
		String query = "count by (tenant_id) ({__name__=~\"otelcol_.+\"})";
		List<JsonNode> series = await().atMost(SOON)
			.until(() -> this.endToEnd.prometheus().query(query), (found) -> !found.isEmpty());
		assertThat(series).extracting((one) -> one.path("metric").path("tenant_id").asString())
			.containsExactly("_system");
		this.endToEnd.validation().saw(Section.TENANT, "Prometheus", query, "_system only");
	}

	private String spans(String resourceAttributes, String traceId, String attributes) {
		return "{" + resource(resourceAttributes)
				+ ",\"scopeSpans\":[{\"spans\":[{\"traceId\":\"%s\",\"spanId\":\"00f067aa0ba902b7\",\"name\":\"foreign\",\"kind\":2,\"startTimeUnixNano\":\"%d\",\"endTimeUnixNano\":\"%d\",\"attributes\":[%s]}]}]}"
					.formatted(traceId, this.now, this.now + 1, attributes);
	}

	private String record(String attributes) {
		return "{" + resource("")
				+ ",\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"%d\",\"body\":{\"stringValue\":\"hello\"},\"attributes\":[%s]}]}]}"
					.formatted(this.now, attributes);
	}

	private String points(String... points) {
		return "{" + resource("")
				+ ",\"scopeMetrics\":[{\"metrics\":[{\"name\":\"foreign.things\",\"gauge\":{\"dataPoints\":[%s]}}]}]}"
					.formatted(String.join(",", points));
	}

	private String point(int value, String attributes) {
		return "{\"timeUnixNano\":\"%d\",\"asInt\":\"%d\",\"attributes\":[%s]}".formatted(this.now, value, attributes);
	}

	private List<JsonNode> series() {
		return await().atMost(SOON)
			.until(() -> this.endToEnd.prometheus().query(foreignThings()), (found) -> !found.isEmpty());
	}

	private String foreignThings() {
		return "foreign_things{service_name=\"%s\"}".formatted(this.service);
	}

	private String resource(String attributes) {
		String name = attribute("service.name", this.service);
		return "\"resource\":{\"attributes\":[" + (attributes.isEmpty() ? name : name + "," + attributes) + "]}";
	}

	private static String attribute(String name, String value) {
		return "{\"key\":\"%s\",\"value\":{\"stringValue\":\"%s\"}}".formatted(name, value);
	}

}
