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
	 * The sum over the series that match now, 0 when none does.
	 */
	double sum(String expression) {
		return query(expression).stream().mapToDouble((series) -> series.path("value").get(1).asDouble()).sum();
	}

	/**
	 * The trace ids of the exemplars of the last quarter of an hour.
	 */
	List<String> exemplarTraces(String selector) {
		Instant now = Instant.now();
		return get("/api/v1/query_exemplars",
				Map.of("query", selector, "start", now.minus(Duration.ofMinutes(15)).toString(), "end", now.toString()))
			.path("data")
			.valueStream()
			.flatMap((series) -> series.path("exemplars").valueStream())
			.map((exemplar) -> exemplar.path("labels").path("trace_id").asString())
			.toList();
	}

}
