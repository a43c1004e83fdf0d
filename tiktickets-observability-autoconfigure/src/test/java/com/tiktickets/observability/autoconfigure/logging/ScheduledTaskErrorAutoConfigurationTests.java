package com.tiktickets.observability.autoconfigure.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ScheduledTaskErrorAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(LoggingAutoConfiguration.class,
			ScheduledTaskErrorAutoConfiguration.class);

	@Test
	void errorsOfScheduledTasksAreLogged() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(ScheduledTaskErrorHandler.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.logging.enabled=false" })
	void errorsAreLeftToSpringWhereNoExceptionIsLogged(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ScheduledTaskErrorHandler.class));
	}

}
