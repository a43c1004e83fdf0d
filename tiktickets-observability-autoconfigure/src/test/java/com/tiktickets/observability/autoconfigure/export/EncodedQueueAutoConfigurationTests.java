package com.tiktickets.observability.autoconfigure.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.export.EncodedQueues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EncodedQueueAutoConfigurationTests {

	private static final String CUSTOMIZER = "encodedQueuesCustomizer";

	private static final String METRICS = "encodedQueuesMetrics";

	private final ApplicationContextRunner runner = ContextRunners.of(EncodedQueueAutoConfiguration.class);

	@Test
	void itemsAreQueuedEncoded() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(EncodedQueues.class)
			.hasBean(CUSTOMIZER)
			.hasBean(METRICS));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.export.encoded-queue=false" })
	void queuesAreThoseOfTheSdkWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(EncodedQueues.class)
				.doesNotHaveBean(CUSTOMIZER)
				.doesNotHaveBean(METRICS));
	}

}
