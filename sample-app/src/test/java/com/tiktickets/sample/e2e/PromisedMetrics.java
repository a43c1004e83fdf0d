package com.tiktickets.sample.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The metrics that the page of names promises, with the names that Prometheus gives them.
 */
final class PromisedMetrics {

	static final Path PAGE = Path.of("../docs/reference/prometheus-names.md");

	private static final Path PROMISES = Path.of("../docs/observability/naming-conventions.md");

	private static final Pattern ROW = Pattern
		.compile("\\| `([a-z0-9._]+)` \\| (Counter|UpDownCounter|Gauge|Histogram) \\| `([^`]+)` \\|");

	/** What Prometheus appends to a name for a unit of UCUM. */
	private static final Map<String, String> UNITS = Map.of("s", "_seconds", "By", "_bytes", "1", "_ratio");

	private static final String INTRODUCTION = """
			# Names of metrics in Prometheus

			This page lists the name that Prometheus gives to each metric of [the names](../observability/naming-conventions.md).
			Prometheus writes dots as underscores, and appends the unit, and `_total` to counters. A histogram becomes three
			series: the one below with `_bucket`, and those with `_sum` and `_count`. Attributes become labels in the same way:
			`http.route` is `http_route`.

			The end-to-end tests ask a real Prometheus for each of these names. To write the page:
			`./mvnw test -pl sample-app -am -Dtest=PromisedMetricsTests -Dreference.write=true -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.failIfNoTests=false`

			| OpenTelemetry | kind | unit | Prometheus |
			|---|---|---|---|
			""";

	private PromisedMetrics() {
	}

	static List<Metric> all() {
		try {
			return ROW.matcher(Files.readString(PROMISES)).results().map(Metric::of).distinct().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String page() {
		StringBuilder page = new StringBuilder(INTRODUCTION);
		all().forEach((metric) -> page.append("| `%s` | %s | `%s` | `%s` |%n".formatted(metric.name, metric.kind,
				metric.unit, metric.inPrometheus())));
		return page.toString();
	}

	/**
	 * A metric of the page.
	 *
	 * @param name in OpenTelemetry
	 * @param kind of the instrument
	 * @param unit in UCUM
	 */
	record Metric(String name, String kind, String unit) {

		private static Metric of(MatchResult row) {
			return new Metric(row.group(1), row.group(2), row.group(3));
		}

		String inPrometheus() {
			String suffix = (this.unit.equals("1") && !this.kind.equals("Gauge")) ? ""
					: UNITS.getOrDefault(this.unit, "");
			String base = this.name.replace('.', '_');
			String withUnit = base.endsWith(suffix) ? base : base + suffix;
			return switch (this.kind) {
				case "Counter" -> withUnit + "_total";
				case "Histogram" -> withUnit + "_bucket";
				default -> withUnit;
			};
		}

		@Override
		public String toString() {
			return inPrometheus();
		}

	}

}
