package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import com.tiktickets.observability.logging.OtlpAppenders;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import com.tiktickets.observability.test.ReceivedLog;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

class LogbackResetTests {

	private static WireApplication application;

	private static Path configuration;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		configuration = directory.resolve("logback.xml");
		write("<root level='info'/>");
		application = WireApplication.start("logging.config=" + configuration.toUri(),
				"tiktickets.observability.logging.mdc-keys=queue");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void recordsGoOnAfterTheFileHasChanged() throws Exception {
		configure(configuration.toUri().toURL());
		assertRecordsLeaveOnce();
		write("<root level='info'/><logger name='changed' level='debug' additivity='false'/>");
		await().until(() -> LoggerFactory.getLogger("changed").isDebugEnabled());
		await().untilAsserted(() -> assertThat(OtlpAppenders.in(context())).hasSize(1));
		assertRecordsLeaveOnce();
		String text = "Debugging " + UUID.randomUUID();
		LoggerFactory.getLogger("changed").debug(text);
		await().untilAsserted(() -> assertThat(application.received().logsWith(text)).hasSize(1));
	}

	@Test
	void recordsGoOnAfterReset() {
		for (int i = 0; i < 3; i++) {
			context().reset();
			assertRecordsLeaveOnce();
		}
	}

	@Test
	void debugRecordsOfOneTenantLeaveAfterReset() {
		TenantId tenant = TenantId.of("reset");
		TenantDetails details = application.context().getBean(TenantDetails.class);
		details.start(tenant, Duration.ofMinutes(1), "detailed", Level.DEBUG, "the test");
		context().reset();
		context().getLogger(Logger.ROOT_LOGGER_NAME).setLevel(ch.qos.logback.classic.Level.INFO);
		String text = "Detail " + UUID.randomUUID();
		LoggerFactory.getLogger("detailed").debug(text);
		try (TenantScope scope = TenantContext.makeCurrent(tenant)) {
			LoggerFactory.getLogger("detailed").debug(text);
		}
		await().untilAsserted(() -> assertThat(application.received().logsWith(text)).singleElement()
			.satisfies((log) -> assertThat(log.attributes()).containsEntry("tenant_id", "reset")));
		details.stop(tenant, "the test");
	}

	@Test
	void appenderOfTheNewConfigurationTakesOver() throws Exception {
		configure(getClass().getResource("/logback-otel.xml"));
		assertThat(OtlpAppenders.in(context())).singleElement()
			.satisfies((appender) -> assertThat(appender.getName()).isEqualTo("OTEL"));
		assertRecordsLeaveOnce();
	}

	@Test
	void exceptionLeavesOnceAndExportersRecordsDoNotAfterReset() {
		context().reset();
		String text = "Failure " + UUID.randomUUID();
		IllegalStateException exception = new IllegalStateException(text);
		LoggerFactory.getLogger("failing").error(text, exception);
		LoggerFactory.getLogger("container").error(text, exception);
		LoggerFactory.getLogger("io.opentelemetry.exporter").error(text);
		assertRecordsLeaveOnce();
		assertThat(application.received().logsWith(text)).hasSize(1);
	}

	private static void assertRecordsLeaveOnce() {
		String text = "Record " + UUID.randomUUID();
		MDC.put("queue", "vip");
		LoggerFactory.getLogger("ordinary").atInfo().addKeyValue("attempt", 3).log(text);
		MDC.remove("queue");
		String later = "Later " + UUID.randomUUID();
		LoggerFactory.getLogger("ordinary").info(later);
		await().untilAsserted(() -> assertThat(application.received().logsWith(later)).isNotEmpty());
		assertThat(application.received().logsWith(text)).hasSize(1);
		ReceivedLog log = application.received().logsWith(text).get(0);
		assertThat(log.attributes()).containsEntry("attempt", 3L)
			.containsEntry("queue", "vip")
			.containsEntry("tenant_id", "_system")
			.containsKey("thread.name");
	}

	private static void configure(URL file) throws Exception {
		context().reset();
		JoranConfigurator configurator = new JoranConfigurator();
		configurator.setContext(context());
		configurator.doConfigure(file);
	}

	private static LoggerContext context() {
		return (LoggerContext) LoggerFactory.getILoggerFactory();
	}

	private static void write(String loggers) throws Exception {
		Files.writeString(configuration,
				"<configuration scan='true' scanPeriod='200 milliseconds'>" + loggers + "</configuration>");
		Files.setLastModifiedTime(configuration, FileTime.from(Instant.now().plusSeconds(loggers.length())));
	}

}
