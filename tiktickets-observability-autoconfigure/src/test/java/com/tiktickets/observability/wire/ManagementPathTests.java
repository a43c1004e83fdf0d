package com.tiktickets.observability.wire;

import java.util.List;

/** Endpoints on the application's own port, without a path of their own. */
class ManagementPathTests extends ManagementScenarios {

	ManagementPathTests() {
		super("local.server.port", "/shop/mvc");
	}

	@Override
	List<String> properties() {
		return List.of("server.servlet.context-path=/shop", "spring.mvc.servlet.path=/mvc",
				"management.endpoints.web.base-path=/", "management.endpoints.web.path-mapping.health=healthz",
				"management.endpoints.web.path-mapping.metrics=numbers",
				"management.endpoints.web.exposure.include=health,metrics,info",
				"tiktickets.observability.tracing.excluded-paths=/mvc/excluded", "test.prefix=/shop/mvc",
				"otel.traces.sampler=always_on", "test.calls=false");
	}

	@Override
	List<String> endpoints() {
		return List.of("/shop/mvc/healthz", "/shop/mvc/healthz/asking", "/shop/mvc/readyz", "/shop/mvc/livez",
				"/shop/mvc/numbers", "/shop/mvc/numbers/process.uptime", "/shop/mvc/info", "/shop/mvc/excluded/7");
	}

	@Override
	List<String> ordinaryPaths() {
		return List.of("/actuatorx", "/info/companies", "/actuator/health/records", "/nothing-here");
	}

}
