package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.logging.LogRouter;
import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedLog;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Logging is one for the whole process; applications are several. */
class SeveralApplicationsTests {

	private static final Logger logger = LoggerFactory.getLogger(SeveralApplicationsTests.class);

	private OtlpReceiver firstReceiver;

	private OtlpReceiver secondReceiver;

	private ConfigurableApplicationContext first;

	@BeforeEach
	void start() throws Exception {
		this.firstReceiver = OtlpReceiver.start();
		this.secondReceiver = OtlpReceiver.start();
		this.first = run(Worker.class, "first", this.firstReceiver);
	}

	@AfterEach
	void stop() {
		this.first.close();
		this.firstReceiver.close();
		this.secondReceiver.close();
	}

	@Test
	void recordInSpanLeavesByTheSdkOfItsSpan() {
		try (ConfigurableApplicationContext second = run(Worker.class, "second", this.secondReceiver)) {
			logInSpan(this.first, "Work of the first");
			logInSpan(second, "Work of the second");
			assertOnlyIn(this.firstReceiver, "Work of the first", "first");
			assertOnlyIn(this.secondReceiver, "Work of the second", "second");
		}
	}

	@Test
	void recordsOfStartAndOfOwnThreadsLeaveByTheirOwnSdk() throws Exception {
		try (ConfigurableApplicationContext second = run(Worker.class, "second", this.secondReceiver)) {
			this.first.getBean(ExecutorService.class).submit(() -> logger.info("Thread of the first")).get();
			second.getBean(ExecutorService.class).submit(() -> logger.info("Thread of the second")).get();
			assertOnlyIn(this.firstReceiver, "Thread of the first", "first");
			assertOnlyIn(this.firstReceiver, "first has run", "first");
			assertOnlyIn(this.secondReceiver, "Thread of the second", "second");
			assertOnlyIn(this.secondReceiver, "second has run", "second");
			assertThat(this.secondReceiver.received().logsWith("No active profile set")).hasSize(1);
			assertThat(this.firstReceiver.received().logsWith("No active profile set")).hasSize(1);
		}
	}

	@Test
	void recordOfNoApplicationLeavesByTheLivingOne() {
		try (ConfigurableApplicationContext second = run(Worker.class, "second", this.secondReceiver)) {
			logger.info("While both live");
			assertOnlyIn(this.secondReceiver, "While both live", "second");
		}
		logger.info("Once the second is closed");
		assertOnlyIn(this.firstReceiver, "Once the second is closed", "first");
	}

	@Test
	void closingTheFirstLeavesTheSecondAlone() {
		try (ConfigurableApplicationContext second = run(Worker.class, "second", this.secondReceiver)) {
			this.first.close();
			logInSpan(second, "Work after the first");
			logger.info("Anything after the first");
			assertOnlyIn(this.secondReceiver, "Work after the first", "second");
			assertOnlyIn(this.secondReceiver, "Anything after the first", "second");
		}
	}

	@Test
	void recordsOfChildWhoseRunnerThrowsLeaveByItsOwnSdkAndTheFirstGoesOn() {
		assertThatThrownBy(() -> run(FailingWorker.class, "second", this.secondReceiver))
			.hasStackTraceContaining("runner cannot run");
		logInSpan(this.first, "Work after the failure");
		logger.info("Anything after the failure");
		assertOnlyIn(this.secondReceiver, "Application run failed", "second");
		assertOnlyIn(this.firstReceiver, "Work after the failure", "first");
		assertOnlyIn(this.firstReceiver, "Anything after the failure", "first");
	}

	@Test
	void recordsOfChildWhoseBeanFailsLeaveUnderItsName() {
		assertThatThrownBy(() -> run(FailingBean.class, "second", this.secondReceiver))
			.hasStackTraceContaining("bean cannot be");
		logger.info("Anything right after the failure");
		logInSpan(this.first, "Work after the failure");
		assertOnlyIn(this.secondReceiver, "Application run failed", "second");
		assertOnlyIn(this.firstReceiver, "Anything right after the failure", "first");
		assertOnlyIn(this.firstReceiver, "Work after the failure", "first");
	}

	@Test
	void childThatSharesTheSdkOfItsParentLosesNothing() {
		try (ConfigurableApplicationContext child = new SpringApplicationBuilder(Worker.class).parent(this.first)
			.web(WebApplicationType.NONE)
			.run("--spring.application.name=child")) {
			logInSpan(child, "Work of the child");
			assertOnlyIn(this.firstReceiver, "child has run", "first");
			assertOnlyIn(this.firstReceiver, "Work of the child", "first");
		}
		logInSpan(this.first, "Work after the child");
		assertOnlyIn(this.firstReceiver, "Work after the child", "first");
	}

	@Test
	void contextThatIsRestartedCountsAsTheLatest() {
		try (ConfigurableApplicationContext second = run(Worker.class, "second", this.secondReceiver)) {
			this.first.pause();
			this.first.restart();
			logger.info("After the restart");
			assertOnlyIn(this.firstReceiver, "After the restart", "first");
		}
	}

	@Test
	void switchedOffApplicationTakesNothingFromTheFirst() {
		try (ConfigurableApplicationContext second = run(Worker.class, "second", this.secondReceiver,
				"--tiktickets.observability.enabled=false")) {
			logInSpan(this.first, "Work beside the other");
			assertOnlyIn(this.firstReceiver, "Work beside the other", "first");
		}
		logInSpan(this.first, "Work after the other");
		assertOnlyIn(this.firstReceiver, "Work after the other", "first");
	}

	@Test
	void whatIsLoggedBetweenTwoStartsLeavesWithTheNext() {
		this.first.close();
		await("the end of starts that failed before").until(() -> !LogRouter.get().isConnected());
		logger.info("Between two starts");
		try (ConfigurableApplicationContext second = run(Worker.class, "second", this.secondReceiver)) {
			assertOnlyIn(this.secondReceiver, "Between two starts", "second");
		}
	}

	private void assertOnlyIn(OtlpReceiver receiver, String text, String service) {
		OtlpReceiver other = (receiver == this.firstReceiver) ? this.secondReceiver : this.firstReceiver;
		await().untilAsserted(() -> assertThat(receiver.received().logsWith(text)).isNotEmpty());
		List<ReceivedLog> logs = receiver.received().logsWith(text);
		assertThat(logs).hasSize(1);
		assertThat(logs.get(0).resource()).containsEntry("service.name", service);
		assertThat(other.received().logsWith(text)).isEmpty();
	}

	private static void logInSpan(ConfigurableApplicationContext application, String text) {
		Span span = application.getBean(OpenTelemetry.class).getTracer("work").spanBuilder("work").startSpan();
		try (Scope scope = span.makeCurrent()) {
			logger.info(text);
		}
		finally {
			span.end();
		}
	}

	private static ConfigurableApplicationContext run(Class<?> type, String name, OtlpReceiver receiver,
			String... properties) {
		SpringApplication application = new SpringApplication(type);
		application.setWebApplicationType(WebApplicationType.NONE);
		List<String> arguments = new ArrayList<>(
				List.of("--spring.main.banner-mode=off", "--spring.application.name=" + name,
						"--otel.exporter.otlp.endpoint=" + receiver.endpoint(), "--otel.blrp.schedule.delay=50ms"));
		arguments.addAll(List.of(properties));
		return application.run(arguments.toArray(String[]::new));
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Worker {

		@Bean
		ApplicationRunner worker(Environment environment) {
			return (arguments) -> logger.info("{} has run", environment.getProperty("spring.application.name"));
		}

		@Bean(destroyMethod = "shutdownNow")
		ExecutorService ownThread() throws Exception {
			ExecutorService executor = Executors.newSingleThreadExecutor();
			executor.submit(() -> {
			}).get();
			return executor;
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class FailingWorker {

		@Bean
		ApplicationRunner failing() {
			return (arguments) -> {
				throw new IllegalStateException("runner cannot run");
			};
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class FailingBean {

		@Bean
		Object failing() {
			throw new IllegalStateException("bean cannot be");
		}

	}

}
