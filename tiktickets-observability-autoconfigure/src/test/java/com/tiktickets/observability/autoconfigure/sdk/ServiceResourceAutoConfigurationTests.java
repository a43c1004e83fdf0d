package com.tiktickets.observability.autoconfigure.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import io.opentelemetry.sdk.autoconfigure.spi.ResourceProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ServiceResourceAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(ServiceResourceAutoConfiguration.class);

	@Test
	void resourceNamesTheService() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(ResourceProvider.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT })
	void nobodyIsToldTheServiceWhereTheLibraryMakesNoSdk(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ResourceProvider.class));
	}

}
