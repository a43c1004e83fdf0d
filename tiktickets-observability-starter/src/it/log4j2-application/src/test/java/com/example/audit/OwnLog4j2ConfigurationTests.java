package com.example.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

class OwnLog4j2ConfigurationTests {

	@Test
	void appenderThatTheUserDeclaresBehindAnAsynchronousOneHasTraceAndTenant() throws Exception {
		try (RunningAudit application = RunningAudit.start("--logging.config=classpath:log4j2-appender.xml")) {
			assertThat(application.arrived(application.request("/audit"), "Audited").attributes())
				.containsEntry("tenant_id", "acme");
			String trace = application.request("/recovered");
			application.arrived(trace, "Recovered");
			await().untilAsserted(() -> assertThat(application.received().spansOf(trace)).isNotEmpty());
			assertThat(application.received().spansOf(trace).get(0).attributes())
				.containsEntry("exception.logged", true);
			application.request("/log-and-throw");
			application.settle();
			assertThat(application.received().logs())
				.filteredOn((log) -> "logged and thrown".equals(log.attribute("exception.message")))
				.hasSize(1);
		}
	}

	@Test
	void loggerThatKeepsItsRecordsFromTheRootLosesAndDoublesNone() throws Exception {
		try (RunningAudit application = RunningAudit.start("--logging.config=classpath:log4j2-kept.xml")) {
			LoggerFactory.getLogger("kept").info("Kept");
			LoggerFactory.getLogger("ordinary").info("Ordinary");
			application.settle();
			assertThat(application.received().logsWith("Kept")).hasSize(1);
			assertThat(application.received().logsWith("Ordinary")).hasSize(1);
		}
	}

	@Test
	void nothingLeavesWithTheKillSwitchOn() throws Exception {
		try (RunningAudit application = RunningAudit.start("--tiktickets.observability.enabled=false")) {
			application.request("/audit");
			assertThat(application.receiver().requests()).isZero();
		}
	}

	@Test
	void recordsOfStartThatFailsArrive() throws Exception {
		try (OtlpReceiver receiver = OtlpReceiver.start()) {
			assertThatThrownBy(() -> new SpringApplication(Failing.class).run("--server.port=0",
					"--spring.application.name=failing", "--otel.blrp.schedule.delay=50ms",
					"--otel.exporter.otlp.endpoint=" + receiver.endpoint()))
				.hasStackTraceContaining("bean cannot be");
			await().untilAsserted(
					() -> assertThat(receiver.received().logsWith("Application run failed")).hasSize(1));
			assertThat(receiver.received().logsWith("Application run failed").get(0).resource())
				.containsEntry("service.name", "failing");
		}
	}

	@EnableAutoConfiguration
	static class Failing {

		@Bean
		ApplicationRunner failing() {
			throw new IllegalStateException("bean cannot be");
		}

	}

}
