package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OwnLogbackConfigurationTests {

	/** Boot leaves it to the next application of the same process. */
	@AfterEach
	void forgetFormat() {
		System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
	}

	@Test
	void loggerThatKeepsItsRecordsFromTheRootLosesAndDoublesNone() {
		try (WireApplication application = WireApplication.start("logging.config=classpath:logback-own.xml")) {
			LoggerFactory.getLogger("audit").info("Audited");
			LoggerFactory.getLogger("ordinary").info("Ordinary");
			assertEachOnce(application);
		}
	}

	@Test
	void appenderThatTheUserDeclaresIsNotDoubled() {
		try (WireApplication application = WireApplication.start("logging.config=classpath:logback-otel.xml")) {
			LoggerFactory.getLogger("audit").info("Audited");
			LoggerFactory.getLogger("ordinary").info("Ordinary");
			assertEachOnce(application);
		}
	}

	@Test
	void consoleLineHasTenantAndTrace(CapturedOutput output) {
		try (WireApplication application = WireApplication.start()) {
			String trace = application.request("/tickets/1", "Authorization", TestSecurity.bearer("acme"));
			assertThat(output).containsPattern("\\[acme," + trace + "\\] .*Reading ticket");
		}
	}

	@Test
	void consoleIsJsonByProperty(CapturedOutput output) {
		try (WireApplication application = WireApplication.start("logging.structured.format.console=logstash")) {
			String trace = application.request("/tickets/1", "Authorization", TestSecurity.bearer("acme"));
			assertThat(output).containsPattern(
					"\\{.*\"message\":\"Reading ticket\".*\"tenant_id\":\"acme\".*\"trace_id\":\"" + trace + "\".*\\}");
		}
	}

	private static void assertEachOnce(WireApplication application) {
		await().untilAsserted(() -> assertThat(application.received().logsWith("Ordinary")).isNotEmpty());
		String later = application.request("/tickets/1");
		await().untilAsserted(() -> assertThat(application.received().logsWith("Reading ticket"))
			.anyMatch((log) -> log.traceId().equals(later)));
		assertThat(application.received().logsWith("Ordinary")).hasSize(1);
		assertThat(application.received().logsWith("Audited")).hasSize(1);
		assertThat(application.received().logsWith("Tomcat started on port")).hasSize(1);
	}

}
