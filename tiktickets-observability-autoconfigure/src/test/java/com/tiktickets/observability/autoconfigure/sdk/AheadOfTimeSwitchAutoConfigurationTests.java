package com.tiktickets.observability.autoconfigure.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AheadOfTimeSwitchAutoConfigurationTests {

	private static final String POST_PROCESSOR = "disabledOpenTelemetryPostProcessor";

	private final ApplicationContextRunner runner = ContextRunners.of(AheadOfTimeSwitchAutoConfiguration.class);

	@Test
	void switchIsReadAtRunTime() {
		this.runner.run((context) -> assertThat(context).hasBean(POST_PROCESSOR));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT })
	void switchThatIsKnownAtBuildTimeIsNotReadAgain(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(POST_PROCESSOR));
	}

}
