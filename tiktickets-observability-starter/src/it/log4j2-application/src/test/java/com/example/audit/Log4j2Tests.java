package com.example.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedLog;
import java.time.Duration;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class Log4j2Tests {

	private static RunningAudit application;

	@BeforeAll
	static void start() throws Exception {
		application = RunningAudit.start();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void noLogbackIsThere() {
		assertThat(LoggerFactory.getILoggerFactory().getClass().getName()).isEqualTo("org.apache.logging.slf4j.Log4jLoggerFactory");
		assertThatCode(() -> Class.forName("ch.qos.logback.classic.LoggerContext"))
			.isInstanceOf(ClassNotFoundException.class);
	}

	@Test
	void startUpRecordsArriveOnce() {
		await().untilAsserted(() -> assertThat(application.received().logsWith("Tomcat started on port")).hasSize(1));
		assertThat(application.received().logsWith("No active profile set")).hasSize(1);
		assertThat(application.received().logsWith("Tomcat started on port").get(0).attributes())
			.containsEntry("tenant_id", "_system");
	}

	@Test
	void recordHasTraceTenantThreadAndChosenDiagnosticContext() throws Exception {
		ReceivedLog log = application.arrived(application.request("/audit"), "Audited");
		assertThat(log.spanId()).hasSize(16);
		assertThat(log.scope()).isEqualTo(AuditApplication.class.getName());
		assertThat(log.severity()).contains("INFO");
		assertThat(log.resource()).containsEntry("service.name", "audit");
		assertThat(log.attributes()).containsEntry("tenant_id", "acme")
			.containsEntry("queue", "vip")
			.containsEntry("attempt", "3")
			.containsKey("thread.name")
			.doesNotContainKeys("secret", "trace_id");
	}

	@Test
	void consoleLineHasTenantAndTrace(CapturedOutput console) throws Exception {
		String trace = application.request("/audit");
		assertThat(console).containsPattern("\\[acme," + trace + "\\] .*Audited");
		LoggerFactory.getLogger("ordinary").info("Ordinary");
		assertThat(console).containsPattern("\\[_system,\\] .*Ordinary");
	}

	@Test
	void errorHasItsExceptionAndPlaceAndMarksItsSpan() throws Exception {
		String trace = application.request("/recovered");
		assertThat(application.arrived(trace, "Recovered").attributes())
			.containsEntry("exception.type", "java.lang.IllegalStateException")
			.containsEntry("exception.message", "caught")
			.containsEntry("code.function.name", "com.example.audit.AuditApplication$AuditController.recovered")
			.containsKey("exception.stacktrace");
		await().untilAsserted(() -> assertThat(application.received().spansOf(trace)).isNotEmpty());
		assertThat(application.received().spansOf(trace).get(0).attributes()).containsEntry("exception.logged", true);
	}

	@Test
	void escapedExceptionArrivesOnceWithItsTrace() throws Exception {
		String trace = application.request("/escape");
		application.arrived(trace, "Request failed with an exception");
		application.settle();
		assertThat(application.received().logs())
			.filteredOn((log) -> "nobody catches this".equals(log.attribute("exception.message")))
			.singleElement()
			.satisfies((log) -> assertThat(log.traceId()).isEqualTo(trace));
	}

	@Test
	void exceptionThatIsLoggedAndEscapesArrivesOnce() throws Exception {
		application.arrived(application.request("/log-and-throw"), "Audit is broken");
		application.settle();
		assertThat(application.received().logs())
			.filteredOn((log) -> "logged and thrown".equals(log.attribute("exception.message")))
			.hasSize(1);
	}

	@Test
	void exportersOwnRecordsDoNotLeave() throws Exception {
		LoggerFactory.getLogger("io.opentelemetry.exporter").error("Failed to export");
		application.settle();
		assertThat(application.received().logsWith("Failed to export")).isEmpty();
	}

	@Test
	void recordsGoOnOnceAfterReconfiguration() throws Exception {
		for (int i = 0; i < 3; i++) {
			((LoggerContext) LogManager.getContext(false)).reconfigure();
			assertThat(application.arrived(application.request("/audit"), "Audited").attributes())
				.containsEntry("tenant_id", "acme");
		}
	}

	@Test
	void debugRecordsOfOneTenantLeaveOnRequest() throws Exception {
		String before = application.request("/audit");
		application.details().start(TenantId.of("acme"), Duration.ofMinutes(1), "com.example", Level.DEBUG, "a test");
		((LoggerContext) LogManager.getContext(false)).reconfigure();
		String trace = application.request("/audit");
		assertThat(application.arrived(trace, "Audited in detail").attributes()).containsEntry("tenant_id", "acme")
			.containsEntry("tenant.detail", true);
		application.details().stop(TenantId.of("acme"), "a test");
		String after = application.request("/audit");
		application.settle();
		assertThat(application.received().logsWith("Audited in detail"))
			.noneMatch((log) -> log.traceId().equals(before) || log.traceId().equals(after));
	}

}
