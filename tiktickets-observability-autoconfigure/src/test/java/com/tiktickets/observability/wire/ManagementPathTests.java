package com.tiktickets.observability.wire;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints at paths of the application's own port, without a path that tells them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManagementPathTests {

	private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

	private static WireApplication application;

	private static ManagementScenarios management;

	@BeforeAll
	static void start() {
		application = WireApplication.start(ManagedApplication.class, "server.servlet.context-path=/shop",
				"spring.mvc.servlet.path=/mvc", "management.endpoints.web.base-path=/",
				"management.endpoints.web.path-mapping.health=healthz",
				"management.endpoints.web.path-mapping.metrics=numbers",
				"management.endpoints.web.exposure.include=health,metrics,info",
				"tiktickets.observability.tracing.excluded-paths=/mvc/excluded", "test.prefix=/shop/mvc",
				"otel.traces.sampler=always_on", "test.calls=false",
				"management.endpoint.health.show-components=always", "management.health.redis.enabled=false",
				"management.endpoint.health.probes.add-additional-paths=true",
				"management.endpoint.health.group.readiness.include=readinessState,asking");
		management = new ManagementScenarios(application, "local.server.port", "/shop/mvc");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Order(1)
	@ParameterizedTest
	@ValueSource(strings = { "/shop/mvc/healthz", "/shop/mvc/healthz/asking", "/shop/mvc/readyz", "/shop/mvc/livez",
			"/shop/mvc/numbers", "/shop/mvc/numbers/process.uptime", "/shop/mvc/info", "/shop/mvc/excluded/7" })
	void requestOfEndpointMakesNoSpanAndNeitherDoesWhatItCauses(String path) throws Exception {
		management.assertMakesNoSpan(path);
		management.assertMakesNoSpan(path, "traceparent", SAMPLED);
	}

	@Order(2)
	@Test
	void statementsOfProbesAreMeasuredAndTheirRecordsLeave() {
		management.assertStatementsOfProbesAreMeasured();
	}

	@Order(3)
	@ParameterizedTest
	@ValueSource(strings = { "/actuatorx", "/info/companies", "/actuator/health/records", "/nothing-here" })
	void requestThatOnlyLooksLikeEndpointMakesSpan(String path) throws Exception {
		management.assertMakesSpan(path);
	}

}
