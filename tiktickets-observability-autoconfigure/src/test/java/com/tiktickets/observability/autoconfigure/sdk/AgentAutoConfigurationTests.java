package com.tiktickets.observability.autoconfigure.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.propagation.ContextPropagators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AgentAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AgentAutoConfiguration.class));

	/** To read the global instance is to fix it for the process. */
	@BeforeEach
	@AfterEach
	void forgetGlobalInstance() {
		GlobalOpenTelemetry.resetForTest();
	}

	@Test
	void openTelemetryIsTheAgents() {
		OpenTelemetry agent = OpenTelemetry.propagating(ContextPropagators.noop());
		GlobalOpenTelemetry.set(agent);
		this.runner.withPropertyValues(ContextRunners.AGENT)
			.run((context) -> assertThat(context).getBean(OpenTelemetry.class).isSameAs(GlobalOpenTelemetry.get()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tiktickets.observability.internal.mode=STARTER", ContextRunners.SDK_DISABLED,
			ContextRunners.DISABLED })
	void globalInstanceIsNotReadWithoutAnAgent(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(OpenTelemetry.class));
	}

	@Test
	void openTelemetryOfTheApplicationWins() {
		OpenTelemetry own = OpenTelemetry.propagating(ContextPropagators.noop());
		this.runner.withPropertyValues(ContextRunners.AGENT)
			.withBean(OpenTelemetry.class, () -> own)
			.run((context) -> assertThat(context).getBean(OpenTelemetry.class).isSameAs(own));
	}

}
