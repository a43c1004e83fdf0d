package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Who reaches whom, by the networks of the compose file and by trying.
 */
@ExtendWith(EndToEndExtension.class)
class NetworkIT {

	/** The list of docs/security.md. */
	private static final Set<String> EDGES = Set.of("alertmanager - grafana", "alertmanager - otel-collector",
			"alertmanager - prometheus", "grafana - jaeger", "grafana - loki", "grafana - prometheus",
			"jaeger - otel-collector", "jaeger - prometheus", "loki - otel-collector", "loki - loki-retention",
			"loki-retention - otel-collector", "otel-collector - prometheus", "otel-collector - vector",
			"otel-collector - otel-collector-health", "jaeger - jaeger-health", "jaeger - otel-collector-health",
			"jaeger-health - otel-collector", "jaeger-health - prometheus", "otel-collector-health - prometheus",
			"jaeger-health - otel-collector-health");

	private final EndToEnd endToEnd;

	NetworkIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@Test
	void servicesShareANetworkWhereTheyMustAndNowhereElse() {
		JsonNode compose = compose();
		Map<String, TreeSet<String>> members = new HashMap<>();
		compose.path("services")
			.propertyStream()
			.forEach((service) -> service.getValue()
				.path("networks")
				.propertyNames()
				.forEach(
						(network) -> members.computeIfAbsent(network, (key) -> new TreeSet<>()).add(service.getKey())));
		Set<String> edges = new HashSet<>();
		members.forEach((network, services) -> {
			services.forEach((one) -> services.tailSet(one, false).forEach((other) -> edges.add(one + " - " + other)));
		});
		assertThat(edges).isEqualTo(EDGES);
	}

	@ParameterizedTest
	@CsvSource({ "prometheus, alertmanager:9093/-/ready, true", "alertmanager, prometheus:9090/-/ready, true",
			"prometheus, jaeger:16686/, true", "prometheus, loki:3100/ready, false",
			"alertmanager, jaeger:16686/, false", "alertmanager, loki:3100/ready, false" })
	void serviceReachesItsNeighboursOnly(String from, String to, boolean reaches) {
		Shell wget = Shell.run("docker", "exec", this.endToEnd.stack().id(from), "timeout", "3", "wget", "-q", "-O",
				"/dev/null", "http://" + to);
		assertThat(wget.status() == 0).as(wget.output()).isEqualTo(reaches);
	}

	private static JsonNode compose() {
		Settings.written();
		return Backend
			.parse(Shell
				.run("docker", "compose", "-f", "../monitoring/docker-compose.observability.yml", "config", "--format",
						"json")
				.expectSuccess()
				.output());
	}

}
