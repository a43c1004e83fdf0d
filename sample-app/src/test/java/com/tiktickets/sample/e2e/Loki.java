package com.tiktickets.sample.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Loki, asked in LogQL.
 */
final class Loki extends Backend {

	private static final Duration RECENTLY = Duration.ofMinutes(15);

	Loki(String url) {
		super(url);
	}

	/**
	 * The records of the last quarter of an hour, the newest 5,000 of them.
	 */
	List<LogLine> query(String expression) {
		return query(expression, RECENTLY);
	}

	List<LogLine> query(String expression, Duration back) {
		return result(expression, back).stream()
			.flatMap((stream) -> stream.path("values")
				.valueStream()
				.map((value) -> new LogLine(value.get(1).asString(), labels(stream.path("stream")))))
			.toList();
	}

	/**
	 * What the expression counts now.
	 */
	long count(String expression) {
		return get("/loki/api/v1/query", Map.of("query", expression)).path("data")
			.path("result")
			.valueStream()
			.mapToLong((series) -> series.path("value").get(1).asLong())
			.sum();
	}

	/**
	 * What Loki says of itself: the sum of the series that begin and continue so.
	 */
	double metric(String start, String label) {
		return send("/metrics", Map.of()).body()
			.lines()
			.filter((line) -> line.startsWith(start) && line.contains(label))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

	/**
	 * The streams, or for an expression that counts the series, of the last quarter of an
	 * hour.
	 */
	List<JsonNode> result(String expression) {
		return result(expression, RECENTLY);
	}

	private List<JsonNode> result(String expression, Duration back) {
		Instant start = Instant.now().minus(back);
		return get("/loki/api/v1/query_range",
				Map.of("query", expression, "limit", "5000", "step", "60", "start", start.toString()))
			.path("data")
			.path("result")
			.valueStream()
			.toList();
	}

	private static Map<String, String> labels(JsonNode stream) {
		return stream.propertyStream()
			.collect(Collectors.toMap(Map.Entry::getKey, (label) -> label.getValue().asString()));
	}

	/**
	 * A record with its labels and its structured metadata.
	 */
	record LogLine(String text, Map<String, String> labels) {

		String label(String name) {
			return this.labels.getOrDefault(name, "");
		}

	}

}
