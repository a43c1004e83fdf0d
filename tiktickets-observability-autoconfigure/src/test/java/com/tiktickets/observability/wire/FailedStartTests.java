package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

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

	@Test
	void serviceNameOfTheEnvironmentCounts() {
		runIn(Map.of("OTEL_SERVICE_NAME", "billing", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
				this.receiver.endpoint() + "/v1/logs"));
		assertThat(runFailed(this.receiver).resource()).containsEntry("service.name", "billing");
	}

	@Test
	void resourceAttributesAndHeadersOfTheEnvironmentCount() {
		runIn(Map.of("OTEL_RESOURCE_ATTRIBUTES", "service.name=billing,team=support", "OTEL_EXPORTER_OTLP_ENDPOINT",
				this.receiver.endpoint(), "OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20secret"));
		assertThat(runFailed(this.receiver).resource()).containsEntry("service.name", "billing")
			.containsEntry("team", "support")
			.containsEntry("telemetry.distro.name", "opentelemetry-spring-boot-starter");
		assertThat(this.receiver.lastHeader("Authorization")).isEqualTo("Bearer secret");
	}

	@Test
	void protocolOfTheEnvironmentCounts() throws IOException {
		try (GrpcCollector collector = GrpcCollector.start()) {
			runIn(Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", "OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint()));
			assertThat(runFailed(collector.receiver()).resource()).containsEntry("service.name", "failing");
		}
	}

	@Test
	void attributesAndHeadersThatAreWrittenAsMapsCount() {
		runIn(Map.of(), "--otel.resource.attributes.team=support",
				"--otel.exporter.otlp.headers.authorization=Bearer secret",
				"--otel.exporter.otlp.endpoint=" + this.receiver.endpoint());
		assertThat(runFailed(this.receiver).resource()).containsEntry("team", "support");
		assertThat(this.receiver.lastHeader("Authorization")).isEqualTo("Bearer secret");
	}

	private static ReceivedLog runFailed(OtlpReceiver receiver) {
		await().untilAsserted(() -> assertThat(receiver.received().logsWith("Application run failed")).hasSize(1));
		return receiver.received().logsWith("Application run failed").get(0);
	}

	private static void runIn(Map<String, Object> variables, String... arguments) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		SpringApplication application = new SpringApplication(FailingBean.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setEnvironment(environment);
		List<String> all = new ArrayList<>(List.of("--spring.main.banner-mode=off", "--spring.application.name=failing",
				"--otel.blrp.schedule.delay=50ms"));
		all.addAll(List.of(arguments));
		assertThatThrownBy(() -> application.run(all.toArray(String[]::new))).hasStackTraceContaining("bean cannot be");
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
