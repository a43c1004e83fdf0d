package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedItem;
import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedTelemetry;
import org.junit.jupiter.api.Test;

class ConcernSwitchTests {

	@Test
	void tracingOffExportsNoSpanAndLogsKeepTheirTrace() {
		try (WireApplication application = WireApplication.start("tiktickets.observability.tracing.enabled=false")) {
			String trace = application.request("/tickets/1");
			awaitLog(application, trace);
			awaitMetric(application, "http.server.request.duration");
			assertThat(application.received().spans()).isEmpty();
		}
	}

	@Test
	void loggingOffExportsNoLog() {
		try (WireApplication application = WireApplication.start("tiktickets.observability.logging.enabled=false")) {
			application.trace("/tickets/1", 2);
			awaitMetric(application, "http.server.request.duration");
			assertThat(application.received().logs()).isEmpty();
		}
	}

	@Test
	void metricsOffExportsNoPoint() {
		try (WireApplication application = WireApplication.start("tiktickets.observability.metrics.enabled=false")) {
			awaitLog(application, application.trace("/tickets/1", 2).get(0).traceId());
			assertThat(application.received().points()).isEmpty();
		}
	}

	@Test
	void webOffMakesNoHttpSpanOrMetric() {
		try (WireApplication application = WireApplication.start("tiktickets.observability.web.enabled=false")) {
			application.get("/call/1");
			awaitMetric(application, "db.client.operation.duration");
			await().untilAsserted(() -> assertThat(application.received().spansNamed("SELECT")).isNotEmpty());
			assertThat(application.received().spans()).isNotEmpty().noneMatch((span) -> span.name().startsWith("GET"));
			assertThat(application.received().pointsOf("http.server.request.duration")).isEmpty();
		}
	}

	@Test
	void jdbcOffMakesNoDatabaseSpanOrMetric() {
		try (WireApplication application = WireApplication.start("tiktickets.observability.jdbc.enabled=false")) {
			awaitLog(application, application.trace("/tickets/1", 1).get(0).traceId());
			awaitMetric(application, "http.server.request.duration");
			assertThat(application.received().spansNamed("SELECT")).isEmpty();
			assertThat(application.received().pointsOf("db.client.operation.duration")).isEmpty();
		}
	}

	@Test
	void tenantOffAddsNoTenant() {
		try (WireApplication application = WireApplication.start("tiktickets.observability.tenant.enabled=false")) {
			application.trace("/tickets/1", 2, "Authorization", TestSecurity.bearer("acme"));
			awaitMetric(application, "http.server.request.duration");
			assertThat(application.received().items()).isNotEmpty()
				.noneMatch((item) -> item.attribute("tenant_id") != null);
		}
	}

	@Test
	void executorsOffCarryNoTrace() {
		try (WireApplication application = WireApplication.start("tiktickets.observability.executors.enabled=false")) {
			application.get("/async");
			await().untilAsserted(() -> assertThat(application.received().logsWith("Agents notified"))
				.extracting(ReceivedLog::traceId)
				.containsExactly(""));
		}
	}

	@Test
	void limitOfTheLengthOfAValueHoldsForLogRecords() {
		try (WireApplication application = WireApplication.start("otel.attribute.value.length.limit=5")) {
			application.get("/key-values");
			await().untilAsserted(() -> assertThat(application.received().logsWith("With key values"))
				.extracting((log) -> log.attributes().get("channel"))
				.containsExactly("whats"));
		}
	}

	@Test
	void exportOffSendsNothing() {
		try (WireApplication application = WireApplication.start("tiktickets.observability.export.enabled=false")) {
			assertThat(application.get("/call/1").statusCode()).isEqualTo(200);
			application.context().close();
			assertThat(application.receiver().requests()).isZero();
		}
	}

	@Test
	void attributeOfTheTenantCanBeRenamed() {
		try (WireApplication application = WireApplication
			.start("tiktickets.observability.tenant.attribute=tiktickets.tenant")) {
			awaitLog(application, application.trace("/tickets/1", 2).get(0).traceId());
			awaitMetric(application, "http.server.request.duration");
			ReceivedTelemetry received = application.received();
			assertThat(received.items()).isNotEmpty()
				.allMatch((item) -> item.attribute("tiktickets.tenant") != null)
				.noneMatch((ReceivedItem item) -> item.attributes().containsKey("tenant_id"));
		}
	}

	@Test
	void fixedTenantIsThatOfEveryRequest() {
		try (WireApplication application = WireApplication.start("tiktickets.observability.tenant.fixed=acme")) {
			assertThat(application.trace("/tickets/1", 2)).extracting((span) -> span.attribute("tenant_id"))
				.containsOnly("acme");
			assertThat(application.trace("/tickets/1", 2, "Authorization", TestSecurity.bearer("globex")))
				.extracting((span) -> span.attribute("tenant_id"))
				.containsOnly("globex");
		}
	}

	@Test
	void pathsOfTheUsersChoiceMakeNoSpan() {
		try (WireApplication application = WireApplication
			.start("tiktickets.observability.tracing.excluded-paths=/mdc,/tickets")) {
			String excluded = application.request("/tickets/1");
			application.trace("/trace-header", 1);
			assertThat(application.received().spansOf(excluded)).isEmpty();
		}
	}

	private static void awaitLog(WireApplication application, String trace) {
		await().untilAsserted(() -> assertThat(application.received().logsWith("Reading ticket"))
			.anyMatch((log) -> log.traceId().equals(trace)));
	}

	private static void awaitMetric(WireApplication application, String name) {
		await().untilAsserted(() -> assertThat(application.received().pointsOf(name)).isNotEmpty());
	}

}
