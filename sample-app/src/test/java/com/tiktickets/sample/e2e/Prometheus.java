package com.tiktickets.sample.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Prometheus, asked in PromQL.
 */
final class Prometheus extends Backend {

	Prometheus(String url) {
		super(url);
	}

	/**
	 * The series that match now.
	 */
	List<JsonNode> query(String expression) {
		return get("/api/v1/query", Map.of("query", expression)).path("data").path("result").valueStream().toList();
	}

	/**
	 * The series that matched then.
	 */
	List<JsonNode> query(String expression, Instant time) {
		return get("/api/v1/query", Map.of("query", expression, "time", time.toString())).path("data")
			.path("result")
			.valueStream()
			.toList();
	}

	/**
	 * The sum over the series that match now, 0 when none does.
	 */
	double sum(String expression) {
		return query(expression).stream().mapToDouble((series) -> series.path("value").get(1).asDouble()).sum();
	}

	/**
	 * How many requests {@code GET /tickets} of a service the Collector has counted by
	 * their server spans.
	 */
	double ticketLists(String service, String tenant) {
		return sum(("sum(traces_span_metrics_calls_total{service_name=\"%s\", tenant_id=\"%s\","
				+ " span_name=\"GET /tickets\", span_kind=\"SPAN_KIND_SERVER\"}) or vector(0)")
			.formatted(service, tenant));
	}

	/**
	 * The exemplars of the last quarter of an hour.
	 */
	List<Exemplar> exemplars(String selector) {
		Instant now = Instant.now();
		return get("/api/v1/query_exemplars",
				Map.of("query", selector, "start", now.minus(Duration.ofMinutes(15)).toString(), "end", now.toString()))
			.path("data")
			.valueStream()
			.flatMap((series) -> series.path("exemplars").valueStream())
			.map((exemplar) -> exemplar.path("labels"))
			.map((labels) -> new Exemplar(labels.path("trace_id").asString(), labels.path("span_id").asString()))
			.toList();
	}

	/**
	 * The span in which a value was measured.
	 */
	record Exemplar(String traceId, String spanId) {
	}

}
