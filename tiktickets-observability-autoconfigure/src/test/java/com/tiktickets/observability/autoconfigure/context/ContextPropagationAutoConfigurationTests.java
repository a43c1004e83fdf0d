package com.tiktickets.observability.autoconfigure.context;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ContextPropagationAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(ContextPropagationAutoConfiguration.class);

	@ParameterizedTest
	@ValueSource(
			strings = { "tiktickets.observability.enabled=true", ContextRunners.SDK_DISABLED, ContextRunners.DISABLED })
	void executorsPropagateTheContextWhetherTelemetryIsOnOrOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(TelemetryTaskDecorator.class)
				.hasSingleBean(ExecutorPostProcessor.class));
	}

	@Test
	void executorsAreLeftAloneWithTheSwitchOff() {
		this.runner.withPropertyValues("tiktickets.observability.executors.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TelemetryTaskDecorator.class)
				.doesNotHaveBean(ExecutorPostProcessor.class));
	}

}
