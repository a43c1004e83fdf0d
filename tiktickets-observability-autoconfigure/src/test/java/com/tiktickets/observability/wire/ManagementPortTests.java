package com.tiktickets.observability.wire;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints on a port of their own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManagementPortTests {

	private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

	private static WireApplication application;

	private static ManagementScenarios management;

	@BeforeAll
	static void start() {
		application = WireApplication.start(ManagedApplication.class, "management.server.port=0",
				"management.endpoint.health.show-components=always", "management.health.redis.enabled=false",
				"management.endpoint.health.probes.add-additional-paths=true",
				"management.endpoint.health.group.readiness.include=readinessState,asking");
		management = new ManagementScenarios(application, "local.management.port", "");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Order(1)
	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/health", "/actuator/health/asking", "/actuator/health/readiness" })
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
	@ValueSource(strings = { "/actuatorx", "/actuator/health", "/actuator/health/records", "/readyz/nothing" })
	void requestThatOnlyLooksLikeEndpointMakesSpan(String path) throws Exception {
		management.assertMakesSpan(path);
	}

}
