package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.Attributes;
import com.tiktickets.sample.telemetry.inbox.MetricSeries;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By what a chart is cut.
 */
enum Grouping {

	TENANT("tenant"), OPERATION("operation");

	/** Say how an operation went, not which one it is. */
	private static final Set<String> OUTCOMES = Set.of("tenant_id", "error.type", "http.response.status_code",
			"network.protocol.version", "network.protocol.name", "url.scheme", "server.port");

	private final String text;

	Grouping(String text) {
		this.text = text;
	}

	String text() {
		return this.text;
	}

	String nameOf(MetricSeries series) {
		return switch (this) {
			case TENANT -> series.tenant().isEmpty() ? "no tenant" : series.tenant();
			case OPERATION -> operation(series.attributes());
		};
	}

	private static String operation(Attributes attributes) {
		if (attributes.get("http.route") != null) {
			return attributes.text("http.request.method") + " " + attributes.text("http.route");
		}
		if (attributes.get("db.query.summary") != null) {
			return attributes.text("db.query.summary");
		}
		String rest = attributes.asMap()
			.entrySet()
			.stream()
			.filter((entry) -> !OUTCOMES.contains(entry.getKey()))
			.map(Map.Entry::getValue)
			.map(Object::toString)
			.collect(Collectors.joining(" "));
		return rest.isEmpty() ? "all" : rest;
	}

}
