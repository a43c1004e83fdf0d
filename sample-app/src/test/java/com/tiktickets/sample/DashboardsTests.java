package com.tiktickets.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules of Grafana's dashboard linter that apply to provisioned dashboards.
 *
 * @see <a href="https://github.com/grafana/dashboard-linter">dashboard-linter</a>
 */
class DashboardsTests {

	private static final Path DASHBOARDS = Path.of("../monitoring/grafana/provisioning/dashboards/json");

	/** The interval of a rate. */
	private static final Pattern RATE = Pattern.compile("\\b(?:rate|irate)\\([^\\[]*\\[([^]]+)]");

	@Test
	void eachPathOfThePlanIsADashboard() throws IOException {
		try (Stream<Path> files = Files.list(DASHBOARDS)) {
			assertThat(files.map((file) -> file.getFileName().toString())).contains("tiktickets-overview.json",
					"api-performance.json", "whatsapp-sessions.json", "live-sockets.json", "tenants.json",
					"tickets.json", "connections.json", "runtime.json", "telemetry-health.json", "slos.json");
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("dashboards")
	void dashboardAsksAQuestionAndLinksToTheOthers(String name, JsonNode dashboard) {
		assertThat(dashboard.path("uid").asString() + ".json").isEqualTo(name);
		assertThat(dashboard.path("description").asString()).endsWith("?");
		assertThat(dashboard.path("links")).singleElement().satisfies((link) -> {
			assertThat(link.path("includeVars").asBoolean()).isTrue();
			assertThat(link.path("keepTime").asBoolean()).isTrue();
		});
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("panels")
	void panelSaysWhatItShows(String name, JsonNode panel) {
		assertThat(panel.path("title").asString()).isNotBlank();
		assertThat(panel.path("description").asString()).endsWith(".");
		assertThat(panel.path("targets")).isNotEmpty()
			.allSatisfy((target) -> assertThat(Set.of("metrics", "logs", "traces"))
				.contains(target.path("datasource").path("uid").asString()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("numbers")
	void panelOfNumbersHasAUnitAndLinks(String name, JsonNode panel) {
		assertThat(panel.path("fieldConfig").path("defaults").path("unit").asString()).isNotBlank();
		assertThat(panel.path("fieldConfig").path("defaults").path("links")).isNotEmpty();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("panels")
	void rateHasTheIntervalOfThePanel(String name, JsonNode panel) {
		assertThat(panel.path("targets")).allSatisfy((target) -> assertThat(
				RATE.matcher(target.path("expr").asString()).results().map((match) -> match.group(1)))
			.allSatisfy((interval) -> assertThat(interval).isEqualTo("$__rate_interval")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("histograms")
	void percentileOfADurationHasExemplars(String name, JsonNode target) {
		assertThat(target.path("exemplar").asBoolean()).isTrue();
	}

	static Stream<Object[]> dashboards() {
		try (Stream<Path> files = Files.list(DASHBOARDS)) {
			return files.sorted()
				.map((file) -> new Object[] { file.getFileName().toString(), read(file) })
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Stream<Object[]> panels() {
		return dashboards().flatMap((dashboard) -> ((JsonNode) dashboard[1]).path("panels")
			.valueStream()
			.filter((panel) -> !panel.path("type").asString().equals("row"))
			.map((panel) -> new Object[] { dashboard[0] + " " + panel.path("title").asString(), panel }));
	}

	static Stream<Object[]> numbers() {
		return panels()
			.filter((panel) -> Set.of("timeseries", "stat").contains(((JsonNode) panel[1]).path("type").asString()));
	}

	static Stream<Object[]> histograms() {
		return panels().filter((panel) -> ((JsonNode) panel[1]).path("type").asString().equals("timeseries"))
			.filter((panel) -> ((JsonNode) panel[1]).path("fieldConfig")
				.path("defaults")
				.path("unit")
				.asString()
				.equals("s"))
			.flatMap((panel) -> ((JsonNode) panel[1]).path("targets")
				.valueStream()
				.filter((target) -> target.path("expr").asString().contains("histogram_quantile("))
				.map((target) -> new Object[] { panel[0], target }));
	}

	private static JsonNode read(Path file) {
		try {
			return JsonMapper.shared().readTree(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
