package com.tiktickets.observability.autoconfigure.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.logging.EscapedExceptionLogger;
import com.tiktickets.observability.logging.LogRouter;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LoggingAutoConfigurationTests {

	private static final String TENANTS = "tenantLogCustomizer";

	private static final String ERRORS = "errorLogCustomizer";

	private static final String SPANS = "ownSpansCustomizer";

	private final ApplicationContextRunner runner = ContextRunners.of(LoggingAutoConfiguration.class);

	@Test
	void recordsAreConnectedWhileTheContextLives() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(EscapedExceptionLogger.class)
				.hasSingleBean(LogConnection.class)
				.hasBean(TENANTS)
				.hasBean(ERRORS)
				.hasBean(SPANS);
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

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.logging.enabled=false" })
	void nothingIsConnectedWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(LogConnection.class)
				.doesNotHaveBean(EscapedExceptionLogger.class)
				.doesNotHaveBean(TENANTS)
				.doesNotHaveBean(ERRORS)
				.doesNotHaveBean(SPANS));
	}

	@Test
	void recordsHaveNoTenantWithTheTenantOff() {
		this.runner.withPropertyValues("tiktickets.observability.tenant.enabled=false")
			.run((context) -> assertThat(context).hasBean(ERRORS).doesNotHaveBean(TENANTS));
	}

}
