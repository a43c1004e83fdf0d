package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedLog;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

class FailedStartTests {

	private OtlpReceiver receiver;

	@BeforeEach
	void start() throws IOException {
		this.receiver = OtlpReceiver.start();
	}

	@AfterEach
	void stop() {
		this.receiver.close();
	}

	@Test
	void recordsOfStartThatFailsInBeanArrive() {
		assertThatThrownBy(() -> run(FailingBean.class)).hasStackTraceContaining("bean cannot be");
		assertRunFailedArrives("bean cannot be");
	}

	@Test
	void recordsOfStartThatFailsInRunnerArrive() {
		assertThatThrownBy(() -> run(FailingRunner.class)).hasStackTraceContaining("runner cannot run");
		assertRunFailedArrives("runner cannot run");
	}

	private void assertRunFailedArrives(String message) {
		await().untilAsserted(() -> assertThat(this.receiver.received().logsWith("Application run failed")).hasSize(1));
		ReceivedLog log = this.receiver.received().logsWith("Application run failed").get(0);
		assertThat(log.attribute("exception.stacktrace")).contains(message);
		assertThat(log.attribute("tenant_id")).isEqualTo("_system");
		assertThat(log.resource()).containsEntry("service.name", "failing")
			.containsEntry("service.namespace", "tiktickets")
			.containsEntry("service.version", "1.2.3")
			.containsEntry("deployment.environment.name", "default");
		assertThat(log.attribute("code.function.name")).contains("SpringApplication");
		assertThat(this.receiver.received().logsWith("No active profile set")).hasSize(1);
	}

	private void run(Class<?> application) {
		new SpringApplication(application).run("--server.port=0", "--spring.main.banner-mode=off",
				"--spring.application.name=failing", "--spring.application.group=tiktickets",
				"--otel.exporter.otlp.endpoint=" + this.receiver.endpoint(), "--otel.blrp.schedule.delay=50ms");
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class FailingBean {

		@Bean
		Object failing() {
			throw new IllegalStateException("bean cannot be");
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class FailingRunner {

		@Bean
		ApplicationRunner failing() {
			return (arguments) -> {
				throw new IllegalStateException("runner cannot run");
			};
		}

	}

}
