package com.tiktickets.observability.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.Documentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.env.MockEnvironment;

class OpenTelemetryReferenceTests {

	private static final String PAGE = "docs/reference/opentelemetry-variables.md";

	private static final Pattern TEST_NAME = Pattern.compile("\\w+Tests\\b");

	private static final String EARLY = "otel.semconv-stability.opt-in";

	@Test
	void starterSetsWhatIsWrittenAndNothingElse() {
		Map<String, String> written = rows().stream()
			.filter((row) -> !row.get(3).isEmpty())
			.collect(Collectors.toMap((row) -> row.get(1), (row) -> row.get(3)));
		assertThat(written).containsExactlyInAnyOrderEntriesOf(starterDefaults());
	}

	@ParameterizedTest
	@MethodSource("rows")
	void variableIsItsPropertyInCapitals(List<String> row) {
		assertThat(row.get(0)).isEqualTo(row.get(1).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));
	}

	@ParameterizedTest
	@MethodSource("rows")
	void rowSaysWhichTestCoversIt(List<String> row) throws IOException {
		assertThat(row.get(4)).matches("not tested|`?\\w+Tests\\b.*");
		assertThat(TEST_NAME.matcher(row.get(4)).results().map(MatchResult::group)).isSubsetOf(tests());
	}

	private static Set<String> tests() throws IOException {
		try (Stream<Path> files = Stream.concat(Files.walk(Path.of("src/test/java")),
				Files.walk(Path.of("../tiktickets-observability-starter/src/it")))) {
			return files.map((file) -> file.getFileName().toString().replaceFirst("\\.java$", ""))
				.collect(Collectors.toSet());
		}
	}

	private static Map<String, String> starterDefaults() {
		Map<String, String> defaults = new TreeMap<>();
		Defaults.of(new MockEnvironment(), ObservabilityMode.STARTER).forEach((name, value) -> {
			if (name.startsWith("otel.")) {
				defaults.put(name, value.toString());
			}
		});
		EarlyProperties.handOver(new MockEnvironment());
		defaults.put(EARLY, System.getProperty(EARLY));
		return defaults;
	}

	static List<List<String>> rows() {
		return Stream.of("General", "Exporters", "Traces", "Logs", "Metrics", "Instrumentations")
			.flatMap((section) -> Documentation.table(PAGE, section).stream())
			.toList();
	}

}
