package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What the compose files give away of the machine.
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

	static Stream<Object[]> services() {
		Settings.written();
		Shell config = Shell
			.run("docker", "compose", "-f", "../monitoring/docker-compose.observability.yml", "-f", "compose.yml",
					"config", "--format", "json")
			.expectSuccess();
		return Backend.parse(config.output())
			.path("services")
			.propertyStream()
			.map((service) -> new Object[] { service.getKey(), service.getValue() });
	}

}
