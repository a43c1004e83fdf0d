package com.tiktickets.sample.e2e;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Tempo, asked by id and in TraceQL.
 */
final class Tempo extends Backend implements Traces {

	Tempo(String url) {
		super(url);
	}

	@Override
	public List<Span> trace(String traceId) {
		HttpResponse<String> response = send("/api/traces/" + traceId, Map.of());
		return (response.statusCode() == 404) ? List.of()
				: parse(response.body()).path("batches").valueStream().flatMap(Tempo::spans).toList();
	}

	@Override
	public List<Span> search(String service, String tag, String value) {
		String query = "{resource.service.name=\"%s\" && span.%s=\"%s\"}".formatted(service, tag, value);
		long now = Instant.now().getEpochSecond();
		return get("/api/search",
				Map.of("q", query, "limit", "1500", "spss", "100", "start", String.valueOf(now - 3600), "end",
						String.valueOf(now + 60)))
			.path("traces")
			.valueStream()
			.flatMap((trace) -> trace.path("spanSets")
				.valueStream()
				.flatMap((set) -> set.path("spans").valueStream())
				.map((span) -> new Span(padded(trace.path("traceID").asString()), span.path("spanID").asString(),
						span.path("name").asString(), attributes(span), Map.of())))
			.toList();
	}

	private static Stream<Span> spans(JsonNode batch) {
		Map<String, String> resource = attributes(batch.path("resource"));
		return batch.path("scopeSpans")
			.valueStream()
			.flatMap((scope) -> scope.path("spans").valueStream())
			.map((span) -> new Span(hex(span.path("traceId").asString()), hex(span.path("spanId").asString()),
					span.path("name").asString(), attributes(span), resource));
	}

	private static Map<String, String> attributes(JsonNode node) {
		Map<String, String> attributes = new HashMap<>();
		node.path("attributes")
			.forEach((attribute) -> attribute.path("value")
				.forEach((value) -> attributes.put(attribute.path("key").asString(), value.asString())));
		return attributes;
	}

	/** Leading zeros are left out in the answers of a search. */
	private static String padded(String traceId) {
		return "0".repeat(32 - traceId.length()) + traceId;
	}

	private static String hex(String base64) {
		return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
	}

}
