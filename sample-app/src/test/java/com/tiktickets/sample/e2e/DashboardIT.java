package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;

/**
 * What Grafana asks, asked of the live backends: every expression of every panel and of
 * every link between the datasources has an answer.
 */
@ExtendWith(EndToEndExtension.class)
class DashboardIT {

	private static final Path PROVISIONING = Settings.MONITORING.resolve("grafana/provisioning");

	private static final Duration SOON = Duration.ofMinutes(4);

	private final EndToEnd endToEnd;

	DashboardIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
		endToEnd.ana(EndToEnd.newTraceId()).list();
		endToEnd.bruno(EndToEnd.newTraceId()).open("Something for each panel");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("panelTargets")
	void panelShowsSomething(String title, JsonNode target) {
		String datasource = target.path("datasource").path("uid").asString();
		await(title).atMost(SOON)
			.pollInterval(Duration.ofSeconds(2))
			.untilAsserted(() -> assertThat(answers(datasource, target)).isNotEmpty());
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
		String traceId = EndToEnd.newTraceId();
		this.endToEnd.ana(traceId).open("From a trace to its logs");
		String query = link("traces", "tracesToLogsV2", "query")
			.replace("${__span.tags[\"service.name\"]}", EndToEnd.SERVICE)
			.replace("${__trace.traceId}", traceId);
		await().atMost(SOON).untilAsserted(() -> assertThat(this.endToEnd.loki().query(query)).isNotEmpty());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void linkFromATraceToMetricsFindsThem(int index) {
		List<?> queries = (List<?>) ((Map<?, ?>) jsonData("traces").get("tracesToMetrics")).get("queries");
		String query = ((Map<?, ?>) queries.get(index)).get("query")
			.toString()
			.replace("$$", "$")
			.replace("$__tags", "service_name=\"" + EndToEnd.SERVICE + "\", tenant_id=\"acme\"");
		await().atMost(SOON).untilAsserted(() -> assertThat(this.endToEnd.prometheus().query(query)).isNotEmpty());
	}

	@Test
	void logLineCarriesTheLabelThatLinksToItsTrace() {
		List<?> fields = (List<?>) jsonData("logs").get("derivedFields");
		String label = ((Map<?, ?>) fields.get(0)).get("matcherRegex").toString();
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.endToEnd.loki()
				.query("{service_name=\"%s\"} | tenant_id=\"acme\"".formatted(EndToEnd.SERVICE)))
				.anySatisfy((line) -> assertThat(line.label(label)).hasSize(32)));
	}

	private List<?> answers(String datasource, JsonNode target) {
		return switch (datasource) {
			case "metrics" -> this.endToEnd.prometheus().query(substituted(target.path("expr").asString()));
			case "logs" -> this.endToEnd.loki().result(substituted(target.path("expr").asString()));
			case "traces" -> {
				String[] tag = substituted(target.path("tags").asString()).split("=");
				yield this.endToEnd.jaeger().search(substituted(target.path("service").asString()), tag[0], tag[1]);
			}
			default -> throw new IllegalArgumentException("no datasource has the uid " + datasource);
		};
	}

	/** As Grafana replaces its variables: this service, every tenant, the last hour. */
	private static String substituted(String text) {
		return text.replace("$service", EndToEnd.SERVICE)
			.replace("$trace_tenant", "acme")
			.replace("$tenant", ".+")
			.replace("$__rate_interval", "4m")
			.replace("$__range", "1h");
	}

	private static String link(String datasource, String group, String name) {
		return ((Map<?, ?>) jsonData(datasource).get(group)).get(name).toString().replace("$$", "$");
	}

	private static Map<?, ?> jsonData(String uid) {
		YamlMapFactoryBean yaml = new YamlMapFactoryBean();
		yaml.setResources(new FileSystemResource(PROVISIONING.resolve("datasources/datasources.yaml")));
		return ((List<?>) yaml.getObject().get("datasources")).stream()
			.map(Map.class::cast)
			.filter((datasource) -> uid.equals(datasource.get("uid")))
			.map((datasource) -> (Map<?, ?>) datasource.get("jsonData"))
			.findFirst()
			.orElseThrow();
	}

	static Stream<Object[]> panelTargets() throws IOException {
		return dashboards().flatMap((dashboard) -> dashboard.path("panels").valueStream())
			.flatMap((panel) -> panel.path("targets")
				.valueStream()
				.map((target) -> new Object[] { panel.path("title").asString() + " " + target.path("refId").asString(),
						target }));
	}

	static Stream<Object[]> variables() throws IOException {
		return dashboards().flatMap((dashboard) -> dashboard.path("templating").path("list").valueStream())
			.map((variable) -> new Object[] { variable.path("name").asString(),
					variable.path("query").path("query").asString() });
	}

	private static Stream<JsonNode> dashboards() throws IOException {
		try (Stream<Path> files = Files.walk(PROVISIONING.resolve("dashboards"))) {
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
