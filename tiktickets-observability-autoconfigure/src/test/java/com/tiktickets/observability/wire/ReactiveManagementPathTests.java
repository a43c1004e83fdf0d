package com.tiktickets.observability.wire;

import java.util.List;

/** Endpoints on the application's own port, with WebFlux. */
class ReactiveManagementPathTests extends ManagementScenarios {

	ReactiveManagementPathTests() {
		super("local.server.port", "/shop");
	}

	@Override
	List<String> properties() {
		return List.of("spring.main.web-application-type=reactive", "spring.webflux.base-path=/shop",
				"management.endpoints.web.base-path=/", "management.endpoints.web.path-mapping.health=healthz",
				"management.endpoints.web.exposure.include=health,metrics,info", "test.prefix=/shop");
	}

	@Override
	List<String> endpoints() {
		return List.of("/shop/healthz", "/shop/healthz/asking", "/shop/readyz", "/shop/metrics", "/shop/info");
	}

	@Override
	List<String> ordinaryPaths() {
		return List.of("/actuatorx", "/info/companies", "/actuator/health/records");
	}

}
