package com.tiktickets.observability.autoconfigure.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StatementAutoConfigurationTests {

	private static final String CUSTOMIZER = "statementSpanCustomizer";

	private final ApplicationContextRunner runner = ContextRunners.of(StatementAutoConfiguration.class);

	@Test
	void spansOfStatementsAreProcessed() {
		this.runner.run((context) -> assertThat(context).hasBean(CUSTOMIZER));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.jdbc.enabled=false" })
	void spansOfStatementsAreLeftAloneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CUSTOMIZER));
	}

}
