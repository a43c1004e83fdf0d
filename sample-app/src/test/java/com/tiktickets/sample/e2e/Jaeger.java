package com.tiktickets.sample.e2e;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Jaeger, asked by its HTTP API.
 */
final class Jaeger extends Backend implements Traces {

	Jaeger(String url) {
		super(url);
	}

	@Override
	public List<Span> trace(String traceId) {
		HttpResponse<String> response = send("/api/traces/" + traceId, Map.of());
		return (response.statusCode() == 404) ? List.of() : spans(parse(response.body()));
	}

	@Override
	public List<Span> search(String service, String tag, String value) {
		return spans(get("/api/traces", Map.of("service", service, "limit", "1500", "lookback", "1h", "tags",
				"{\"%s\":\"%s\"}".formatted(tag, value))));
	}

	private static List<Span> spans(JsonNode answer) {
		return answer.path("data")
			.valueStream()
			.flatMap((trace) -> trace.path("spans")
				.valueStream()
				.map((span) -> span(span, trace.path("processes").path(span.path("processID").asString()))))
			.toList();
	}

	private static Span span(JsonNode span, JsonNode process) {
		return new Span(span.path("traceID").asString(), span.path("spanID").asString(),
				span.path("operationName").asString(), tags(span), tags(process));
	}

	private static Map<String, String> tags(JsonNode node) {
		return node.path("tags")
			.valueStream()
			.collect(Collectors.toMap((tag) -> tag.path("key").asString(), (tag) -> tag.path("value").asString()));
	}

}
