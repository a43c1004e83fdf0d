package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each query in the pages for operators is one that its backend accepts. What it answers
 * depends on what is wrong; in a healthy stack many answer nothing.
 */
@ExtendWith(EndToEndExtension.class)
class OperatorQueriesIT {

	private static final Path DOCS = Path.of("../docs");

	private final EndToEnd endToEnd;

	OperatorQueriesIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@Test
	void prometheusAcceptsEachQuery() {
		List<String> queries = queries("promql");
		assertThat(queries).hasSizeGreaterThan(100)
			.allSatisfy((query) -> assertThat(
					this.endToEnd.prometheus().get("/api/v1/query", Map.of("query", query)).path("status").asString())
				.as(query)
				.isEqualTo("success"));
	}

	@Test
	void lokiAcceptsEachQuery() {
		List<String> queries = queries("logql");
		assertThat(queries).hasSizeGreaterThan(5)
			.allSatisfy((query) -> assertThat(this.endToEnd.loki()
				.get("/loki/api/v1/query_range", Map.of("query", query))
				.path("status")
				.asString()).as(query).isEqualTo("success"));
	}

	private static List<String> queries(String language) {
		Pattern block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL);
		try (Stream<Path> pages = Files.walk(DOCS)) {
			return pages.filter((page) -> page.toString().endsWith(".md"))
				.flatMap((page) -> block.matcher(text(page)).results())
				.map((match) -> match.group(1).trim())
				.distinct()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path page) {
		try {
			return Files.readString(page);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
