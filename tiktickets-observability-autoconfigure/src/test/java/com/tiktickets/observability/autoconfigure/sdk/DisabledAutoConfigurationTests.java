package com.tiktickets.observability.autoconfigure.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.propagation.ContextPropagators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DisabledAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DisabledAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED })
	void traceContextPassesThroughWithTelemetryOff(String property) {
		this.runner.withPropertyValues(property, "otel.propagators=tracecontext")
			.run((context) -> assertThat(
					context.getBean(OpenTelemetry.class).getPropagators().getTextMapPropagator().fields())
				.contains("traceparent"));
	}

	@Test
	void nothingIsMadeWithTelemetryOn() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(OpenTelemetry.class));
	}

	@Test
	void openTelemetryOfTheApplicationWins() {
		OpenTelemetry own = OpenTelemetry.propagating(ContextPropagators.noop());
		this.runner.withPropertyValues(ContextRunners.DISABLED)
			.withBean(OpenTelemetry.class, () -> own)
			.run((context) -> assertThat(context).getBean(OpenTelemetry.class).isSameAs(own));
	}

}
