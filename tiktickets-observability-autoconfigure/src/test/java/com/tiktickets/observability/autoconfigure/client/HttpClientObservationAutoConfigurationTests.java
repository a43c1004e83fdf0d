package com.tiktickets.observability.autoconfigure.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class HttpClientObservationAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(HttpClientObservationAutoConfiguration.class);

	@Test
	void requestsHaveOneSpan() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(OneSpanPerHttpRequest.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"management.observations.enable.http.client.requests=true" })
	void observationsOfSpringsClientsAreKeptWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(OneSpanPerHttpRequest.class));
	}

}
