package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.Traces.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What Grafana asks, asked of the live backends: every expression of every panel and of
 * every link between the datasources has an answer.
 */
@Tag("swap")
@ExtendWith(EndToEndExtension.class)
class DashboardIT {

	/**
	 * Dashboard and title of each panel that shows nothing while all is well, with the
	 * reason.
	 */
	private static final Path EMPTY_WHEN_WELL = Path.of("src/test/e2e/panels-empty-when-well.txt");

	private static final Pattern FILLED_IN = Pattern
		.compile(" or (?:on \\(\\) label_replace\\()?vector\\(0\\)(?:(?:, \"\\w*\"){4}\\))?");

	private static final Pattern INFRASTRUCTURE = Pattern
		.compile("\\b(?:pg_|rabbitmq_|redis_(?:up|keyspace|memory|evicted|connected_clients))");

	private static final Pattern TRACE_QL = Pattern
		.compile("\\{ resource\\.service\\.name = \"(.*?)\" && span\\.tenant_id = \"(.*?)\" }");

	private static final Pattern OF_PROMETHEUS = Pattern
		.compile("\\bslo:|tenant_slo:|\\bALERTS\\b|\\bprometheus_tsdb_");

	/** The rules of the error budgets are evaluated every two minutes. */
	private static final Duration SOON = Duration.ofMinutes(4);

	private final EndToEnd endToEnd;

	DashboardIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
		endToEnd.useEachPart();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("panelTargets")
	void panelShowsSomething(String title, JsonNode target) {
		String datasource = target.path("datasource").path("uid").asString();
		// A zero that is filled in is no answer.
		String asked = target.path("expr").asString();
		boolean mayBeEmpty = emptyWhenWell().contains(title) || isNotMeasured(asked);
		String expression = mayBeEmpty ? asked : FILLED_IN.matcher(asked).replaceAll("");
		await(title).atMost(SOON)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofSeconds(2))
			.untilAsserted(() -> assertThat(answers(datasource, substituted(expression), target)).satisfiesAnyOf(
					(answer) -> assertThat(answer).isNotEmpty(), (answer) -> assertThat(mayBeEmpty).isTrue()));
	}

	@Test
	void panelThatIsDeclaredToBeEmptyExists() throws IOException {
		List<String> panels = panelTargets().map((target) -> target[0].toString()).toList();
		assertThat(emptyWhenWell()).isNotEmpty().allSatisfy((declared) -> assertThat(panels).contains(declared));
	}

	/**
	 * Of the infrastructure without its overlay, and what rules record where Prometheus
	 * evaluates none.
	 */
	private static boolean isNotMeasured(String expression) {
		return (!MonitoringStack.has("infrastructure") && INFRASTRUCTURE.matcher(expression).find())
				|| (MonitoringStack.has("victoriametrics") && OF_PROMETHEUS.matcher(expression).find());
	}

	private static List<String> emptyWhenWell() {
		try {
			return Files.readAllLines(EMPTY_WHEN_WELL)
				.stream()
				.filter((line) -> !line.isBlank())
				.map((line) -> line.substring(0, line.indexOf(" # ")).strip())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("variables")
	void variableHasValues(String name, String query) {
		String selector = query.replaceAll("^label_values\\((.*), (\\w+)\\)$", "count by ($2) ($1)");
		await(name).atMost(SOON)
			.untilAsserted(() -> assertThat(this.endToEnd.prometheus().query(substituted(selector))).isNotEmpty());
	}

	@Test
	void linkFromATraceToItsLogsFindsThem() {
		String query = SpanLinks.toLogs().filledFrom(spanInJaeger());
		await().atMost(SOON).untilAsserted(() -> assertThat(this.endToEnd.loki().query(query)).isNotEmpty());
		this.endToEnd.validation().saw(Section.LINKS, "Loki", query, "the records of the trace");
	}

	@ParameterizedTest
	@MethodSource("linksToMetrics")
	void linkFromATraceToMetricsFindsThem(SpanLinks.Link link) {
		String query = link.filledFrom(spanInJaeger());
		await().atMost(SOON).untilAsserted(() -> assertThat(this.endToEnd.prometheus().query(query)).isNotEmpty());
		this.endToEnd.validation().saw(Section.LINKS, "Prometheus", query, "the metrics of the process and the tenant");
	}

	private Span spanInJaeger() {
		String traceId = EndToEnd.newTraceId();
		this.endToEnd.ana(traceId).open("From a trace to its logs and metrics");
		return await().atMost(SOON)
			.until(() -> this.endToEnd.traces().trace(traceId), (spans) -> !spans.isEmpty())
			.get(0);
	}

	@Test
	void logLineCarriesTheLabelThatLinksToItsTrace() {
		List<?> fields = (List<?>) Datasources.jsonData("logs").get("derivedFields");
		String label = ((Map<?, ?>) fields.get(0)).get("matcherRegex").toString();
		this.endToEnd.ana(EndToEnd.newTraceId()).open("From a log line to its trace");
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.endToEnd.loki()
				.query("{service_name=\"%s\"} | tenant_id=\"acme\"".formatted(EndToEnd.SERVICE)))
				.anySatisfy((line) -> assertThat(line.label(label)).hasSize(32)));
	}

	private List<?> answers(String datasource, String expression, JsonNode target) {
		return switch (datasource) {
			case "metrics" -> this.endToEnd.prometheus().query(expression);
			case "logs" -> this.endToEnd.loki().result(expression);
			case "traces" -> traces(target);
			default -> throw new IllegalArgumentException("no datasource has the uid " + datasource);
		};
	}

	/** Jaeger's form, or TraceQL for Tempo. */
	private List<?> traces(JsonNode target) {
		Matcher traceQl = TRACE_QL.matcher(substituted(target.path("query").asString("")));
		if (traceQl.matches()) {
			return this.endToEnd.traces().search(traceQl.group(1), "tenant_id", traceQl.group(2));
		}
		String[] tag = substituted(target.path("tags").asString()).split("=");
		return this.endToEnd.traces().search(substituted(target.path("service").asString()), tag[0], tag[1]);
	}

	/** As Grafana replaces its variables: this service, every tenant, the last hour. */
	private static String substituted(String text) {
		return text.replace("$service", EndToEnd.SERVICE)
			.replace("$trace_tenant", "acme")
			.replace("$tenant", ".+")
			.replace("$operation", ".+")
			.replace("$__rate_interval", "4m")
			.replace("$__range", "1h");
	}

	static Stream<SpanLinks.Link> linksToMetrics() {
		return SpanLinks.toMetrics();
	}

	static Stream<Object[]> panelTargets() throws IOException {
		return dashboards()
			.flatMap(
					(dashboard) -> dashboard.path("panels")
						.valueStream()
						.flatMap((panel) -> panel.path("targets")
							.valueStream()
							.map((target) -> new Object[] {
									"%s, %s, %s".formatted(dashboard.path("uid").asString(),
											panel.path("title").asString(), target.path("refId").asString()),
									target })));
	}

	static Stream<Object[]> variables() throws IOException {
		return dashboards().flatMap((dashboard) -> dashboard.path("templating").path("list").valueStream())
			.map((variable) -> new Object[] { variable.path("name").asString(),
					variable.path("query").path("query").asString() });
	}

	private static Stream<JsonNode> dashboards() throws IOException {
		try (Stream<Path> files = Files.walk(Settings.MONITORING
			.resolve(MonitoringStack.has("tempo") ? "grafana/tempo" : "grafana/provisioning/dashboards/json"))) {
			List<JsonNode> dashboards = files.filter((file) -> file.toString().endsWith(".json"))
				.map(DashboardIT::read)
				.toList();
			assertThat(dashboards).isNotEmpty();
			return dashboards.stream();
		}
	}

	private static JsonNode read(Path file) {
		try {
			return Backend.parse(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
