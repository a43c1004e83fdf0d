package com.tiktickets.observability.wire;

import java.util.List;

/** Endpoints on a port of their own, with WebFlux. */
class ReactiveManagementPortTests extends ManagementScenarios {

	ReactiveManagementPortTests() {
		super("local.management.port", "");
	}

	@Override
	List<String> properties() {
		return List.of("spring.main.web-application-type=reactive", "management.server.port=0",
				"otel.traces.sampler=always_on", "test.calls=false");
	}

	@Override
	List<String> endpoints() {
		return List.of("/actuator", "/actuator/health", "/actuator/health/asking", "/actuator/health/readiness");
	}

	@Override
	List<String> ordinaryPaths() {
		return List.of("/actuatorx", "/actuator/health/records");
	}

}
