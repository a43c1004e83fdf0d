package com.tiktickets.observability.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What JMH measured.
 *
 * @param results the results in JMH's order
 */
record MicroBenchmarks(List<Result> results) {

	private static final JsonMapper json = new JsonMapper();

	static MicroBenchmarks read(String file) throws IOException {
		return file.isEmpty() ? new MicroBenchmarks(List.of()) : parse(Files.readString(Path.of(file)));
	}

	static MicroBenchmarks parse(String report) {
		List<Result> results = new ArrayList<>();
		for (JsonNode node : json.readTree(report)) {
			JsonNode metric = node.path("primaryMetric");
			results.add(new Result(shortName(node.path("benchmark").asString()), parameters(node.path("params")),
					metric.path("score").asDouble(), metric.path("scoreError").asDouble(Double.NaN),
					metric.path("scoreUnit").asString(), allocation(node.path("secondaryMetrics"))));
		}
		return new MicroBenchmarks(results);
	}

	private static String shortName(String benchmark) {
		int method = benchmark.lastIndexOf('.');
		return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
	}

	private static String parameters(JsonNode parameters) {
		StringJoiner text = new StringJoiner(", ");
		for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
			text.add(parameter.getKey() + "=" + parameter.getValue().asString());
		}
		return text.toString();
	}

	/** JMH has put a dot in front of the name, and left it out again. */
	private static double allocation(JsonNode metrics) {
		for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
			if (metric.getKey().endsWith("gc.alloc.rate.norm")) {
				return metric.getValue().path("score").asDouble();
			}
		}
		return Double.NaN;
	}

	/** The worst over its parameters. */
	double score(String name) {
		return worst(name, true);
	}

	/** The worst over its parameters. */
	double allocation(String name) {
		return worst(name, false);
	}

	private double worst(String name, boolean time) {
		return this.results.stream()
			.filter((result) -> result.name().equals(name))
			.mapToDouble((result) -> time ? result.score() : result.allocation())
			.max()
			.orElse(Double.NaN);
	}

	/**
	 * One benchmark method with one set of parameters.
	 *
	 * @param name class and method
	 * @param parameters the parameters, or empty
	 * @param score time of an operation
	 * @param error half of the 99.9 % interval
	 * @param unit of score and error
	 * @param allocation bytes an operation allocates
	 */
	record Result(String name, String parameters, double score, double error, String unit, double allocation) {
	}

}
