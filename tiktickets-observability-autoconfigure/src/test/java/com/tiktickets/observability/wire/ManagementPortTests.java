package com.tiktickets.observability.wire;

import java.util.List;

/** Endpoints on a port of their own. */
class ManagementPortTests extends ManagementScenarios {

	ManagementPortTests() {
		super("local.management.port", "");
	}

	@Override
	List<String> properties() {
		return List.of("management.server.port=0");
	}

	@Override
	List<String> endpoints() {
		return List.of("/actuator", "/actuator/health", "/actuator/health/asking", "/actuator/health/readiness");
	}

	@Override
	List<String> ordinaryPaths() {
		return List.of("/actuatorx", "/actuator/health", "/actuator/health/records", "/readyz/nothing");
	}

}
