package com.tiktickets.observability.autoconfigure.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.amqp.DeadLetterLinkHandler;
import com.tiktickets.observability.autoconfigure.ContextRunners;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AmqpTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(AmqpAutoConfiguration.class,
			AmqpTracingAutoConfiguration.class);

	private final ApplicationContextRunner withTracer = this.runner.withBean(Tracer.class, () -> Tracer.NOOP)
		.withBean(Propagator.class, () -> Propagator.NOOP);

	@Test
	void deadLettersAreLinked() {
		this.withTracer.run((context) -> assertThat(context).hasSingleBean(DeadLetterLinkHandler.class));
	}

	@Test
	void startsWithoutSpringsRabbitSupport() {
		this.withTracer.withClassLoader(new FilteredClassLoader("org.springframework.amqp", "com.rabbitmq"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DeadLetterLinkHandler.class));
	}

	@Test
	void startsWithoutTracer() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DeadLetterLinkHandler.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.amqp.enabled=false" })
	void deadLettersAreLeftAloneWithTheSwitchOff(String property) {
		this.withTracer.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DeadLetterLinkHandler.class));
	}

}
