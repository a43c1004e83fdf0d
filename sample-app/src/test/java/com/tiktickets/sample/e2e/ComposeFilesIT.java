package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What the compose files give away of the machine, and what they take of it.
 */
class ComposeFilesIT {

	@Test
	void portsAreOnTheLoopbackAddress() {
		List<JsonNode> ports = services().map((service) -> (JsonNode) service[1])
			.flatMap((service) -> service.path("ports").valueStream())
			.toList();
		assertThat(ports).isNotEmpty()
			.allSatisfy((port) -> assertThat(port.path("host_ip").asString()).isEqualTo("127.0.0.1"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("services")
	void serviceGainsNoPrivileges(String name, JsonNode service) {
		assertThat(service.path("cap_drop").valueStream().map(JsonNode::asString)).containsExactly("ALL");
		assertThat(service.path("security_opt").valueStream().map(JsonNode::asString))
			.containsExactly("no-new-privileges:true");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("services")
	void memoryIsLimited(String name, JsonNode service) {
		assertThat(service.path("mem_limit").asLong()).isPositive();
	}

	/**
	 * The Collector and Jaeger have no program in their image that could ask: a neighbour
	 * does.
	 */
	@ParameterizedTest(name = "{0}")
	@MethodSource("services")
	void healthOfAServiceThatStaysIsChecked(String name, JsonNode service) {
		boolean stays = !service.path("restart").isMissingNode();
		boolean asked = Set.of("otel-collector", "jaeger").contains(name);
		assertThat(service.has("healthcheck")).isEqualTo(stays && !asked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "otel-collector", "prometheus", "loki", "jaeger", "alertmanager", "vector", "grafana" })
	void applicationsAndTheirDatabaseComeBeforeTheStackWhereResourcesAreShort(String name) {
		JsonNode services = config();
		JsonNode service = services.path(name);
		JsonNode database = services.path("postgres");
		assertThat(service.path("cpu_shares").asInt()).isBetween(1, 512);
		assertThat(service.path("oom_score_adj").asInt()).isGreaterThanOrEqualTo(300);
		assertThat(database.path("image").asString()).startsWith("postgres");
		assertThat(database.has("cpu_shares") || database.has("oom_score_adj")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "tempo, jaeger", "tempo, jaeger-health", "victoriametrics, prometheus", "mimir, prometheus" })
	void backendThatAnotherOneReplacesIsStopped(String overlay, String replaced) {
		JsonNode service = config("-f", "../monitoring/docker-compose.%s.yml".formatted(overlay)).path(replaced);
		assertThat(service.path("scale").asInt(1)).isZero();
	}

	static Stream<Object[]> services() {
		return config().propertyStream().map((service) -> new Object[] { service.getKey(), service.getValue() });
	}

	private static JsonNode config(String... more) {
		Settings.written();
		List<String> command = new ArrayList<>(List.of("docker", "compose", "-f",
				"../monitoring/docker-compose.observability.yml", "-f", "compose.yml"));
		command.addAll(List.of(more));
		command.addAll(List.of("config", "--format", "json"));
		return Backend.parse(Shell.run(command.toArray(String[]::new)).expectSuccess().output()).path("services");
	}

}
