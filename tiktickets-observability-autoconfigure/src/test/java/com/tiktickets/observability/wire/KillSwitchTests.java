package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import com.tiktickets.observability.logging.OtlpAppenders;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class KillSwitchTests {

	private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static WireApplication application;

	@AfterAll
	static void stop() {
		application.close();
	}

	abstract static class Checks {

		@Test
		void nothingIsExportedAndRequestsAreServed() {
			assertThat(application.get("/call/1").body()).isEqualTo("ticket 1");
			assertThat(application.get("/custom").body()).isEqualTo("with span observed");
			application.get("/async");
			await().during(Duration.ofSeconds(1))
				.atMost(Duration.ofSeconds(5))
				.until(() -> application.receiver().requests() == 0);
		}

		@Test
		void noTelemetryThreadExists() {
			await().atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
					.noneMatch((name) -> name.startsWith("Batch") || name.startsWith("PeriodicMetricReader")));
		}

		/** An application of a test before may still be closing. */
		@Test
		void noLogIsBridged() {
			await().atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(OtlpAppenders.in((LoggerContext) LoggerFactory.getILoggerFactory()))
					.isEmpty());
		}

		@ParameterizedTest
		@ValueSource(strings = { "rest-client", "rest-template", "web-client" })
		void incomingTraceContextPassesToOutgoingCalls(String client) {
			assertThat(application.get("/pass/" + client, "traceparent", TRACEPARENT).body()).contains(TRACE);
		}

		@Test
		void noTraceContextIsMadeUp() {
			assertThat(application.get("/pass/rest-client").body()).isEqualTo("null");
		}

		@Test
		void tenantIsKnownToTheApplicationAsBefore() {
			assertThat(application.get("/mdc", "Authorization", TestSecurity.bearer("acme")).body()).endsWith(" acme");
		}

	}

	@Nested
	class OpenTelemetrySwitch extends Checks {

		@BeforeAll
		static void start() {
			restart("otel.sdk.disabled=true");
		}

	}

	@Nested
	class OwnSwitch extends Checks {

		@BeforeAll
		static void start() {
			restart("tiktickets.observability.enabled=false");
		}

	}

	private static void restart(String property) {
		if (application != null) {
			application.close();
		}
		application = WireApplication.start(property);
	}

}
