package com.tiktickets.observability.autoconfigure.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.autoconfigure.jdbc.JdbcProperties;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OpenTelemetryBeansAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(OpenTelemetryBeansAutoConfiguration.class);

	@Test
	void partsOfOpenTelemetryCanBeInjected() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(ContextPropagators.class)
			.hasSingleBean(Meter.class)
			.hasSingleBean(JdbcProperties.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED })
	void partsCanBeInjectedWithTelemetryOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(ContextPropagators.class).hasSingleBean(Meter.class));
	}

	@Test
	void partsOfTheApplicationWin() {
		ContextPropagators propagators = ContextPropagators.create(TextMapPropagator.noop());
		Meter meter = mock(Meter.class);
		this.runner.withBean(ContextPropagators.class, () -> propagators)
			.withBean(Meter.class, () -> meter)
			.run((context) -> {
				assertThat(context).getBean(ContextPropagators.class).isSameAs(propagators);
				assertThat(context).getBean(Meter.class).isSameAs(meter);
			});
	}

}
