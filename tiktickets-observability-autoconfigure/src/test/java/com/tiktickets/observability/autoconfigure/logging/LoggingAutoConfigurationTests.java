package com.tiktickets.observability.autoconfigure.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.logging.EscapedExceptionLogger;
import com.tiktickets.observability.logging.LogRouter;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LoggingAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TenantAutoConfiguration.class, LoggingAutoConfiguration.class))
		.withBean(OpenTelemetry.class, OpenTelemetry::noop)
		.withPropertyValues("tiktickets.observability.internal.mode=STARTER");

	@Test
	void recordsAreConnectedWhileTheContextLives() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(EscapedExceptionLogger.class).hasSingleBean(LogConnection.class);
			assertThat(context.getBean(OpenTelemetry.class)).isNotNull();
			assertThat(context.getBean(LogConnection.class).logs().isConnected()).isTrue();
			context.getSourceApplicationContext().close();
			assertThat(LogRouter.get().isConnected()).isFalse();
		});
	}

	@Test
	void loggingFrameworkMayBeAnotherThanLogback() {
		this.runner.withClassLoader(new FilteredClassLoader("ch.qos.logback"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(EscapedExceptionLogger.class));
	}

	@Test
	void nothingIsConnectedWithTheSwitchOff() {
		this.runner.withPropertyValues("tiktickets.observability.logging.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(LogConnection.class)
				.doesNotHaveBean(EscapedExceptionLogger.class));
	}

	@Test
	void nothingIsConnectedBesideAnAgent() {
		this.runner.withPropertyValues("tiktickets.observability.internal.mode=AGENT")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LogConnection.class));
	}

}
