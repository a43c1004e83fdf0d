package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.e2e.Traces.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Grafana makes of the links from a span: their variables come from what the backend
 * answers, and a link of which one is missing is not shown.
 */
final class SpanLinks {

	private static final Pattern TAG = Pattern.compile("\\$\\{__span\\.tags\\[\"([^\"]+)\"]}");

	private SpanLinks() {
	}

	static Link toLogs() {
		Map<?, ?> link = (Map<?, ?>) Datasources.jsonData("traces").get("tracesToLogsV2");
		return new Link(query(link), Map.of());
	}

	static Stream<Link> toMetrics() {
		Map<?, ?> link = (Map<?, ?>) Datasources.jsonData("traces").get("tracesToMetrics");
		Map<String, String> labels = ((List<?>) link.get("tags")).stream()
			.map((tag) -> (Map<?, ?>) tag)
			.collect(Collectors.toMap((tag) -> tag.get("key").toString(), (tag) -> tag.get("value").toString()));
		return ((List<?>) link.get("queries")).stream().map((query) -> new Link(query((Map<?, ?>) query), labels));
	}

	private static String query(Map<?, ?> link) {
		return link.get("query").toString().replace("$$", "$");
	}

	/**
	 * A query with variables, and the label that each tag of a span becomes.
	 */
	record Link(String query, Map<String, String> labels) {

		String filledFrom(Span span) {
			Map<String, String> tags = new HashMap<>(span.processTags());
			tags.putAll(span.tags());
			assertThat(tags.keySet()).containsAll(this.labels.keySet());
			String selector = this.labels.entrySet()
				.stream()
				.map((label) -> "%s=\"%s\"".formatted(label.getValue(), tags.get(label.getKey())))
				.collect(Collectors.joining(", "));
			String filled = TAG.matcher(this.query).replaceAll((match) -> {
				assertThat(tags).containsKey(match.group(1));
				return Matcher.quoteReplacement(tags.get(match.group(1)));
			}).replace("${__trace.traceId}", span.traceId()).replace("$__tags", selector);
			assertThat(filled).doesNotContain("$");
			return filled;
		}

	}

}
