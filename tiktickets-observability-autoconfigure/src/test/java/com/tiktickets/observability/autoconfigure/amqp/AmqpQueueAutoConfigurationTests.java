package com.tiktickets.observability.autoconfigure.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.tiktickets.observability.amqp.QueueMonitor;
import com.tiktickets.observability.autoconfigure.ContextRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AmqpQueueAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(AmqpAutoConfiguration.class,
			AmqpQueueAutoConfiguration.class);

	private final ApplicationContextRunner withBroker = this.runner
		.withConfiguration(AutoConfigurations.of(RabbitAutoConfiguration.class));

	@Test
	void queuesOfTheBrokerAreMeasured() {
		this.withBroker.run((context) -> assertThat(context).hasSingleBean(QueueMonitor.class));
	}

	@Test
	void startsWithoutSpringsRabbitSupport() {
		this.runner.withBean(AmqpAdmin.class, () -> mock(AmqpAdmin.class))
			.withClassLoader(new FilteredClassLoader(RabbitTemplate.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(QueueMonitor.class));
	}

	@Test
	void startsWithoutBroker() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(QueueMonitor.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.amqp.enabled=false", "tiktickets.observability.metrics.enabled=false",
			"tiktickets.observability.amqp.queues.enabled=false" })
	void queuesAreNotMeasuredWithTheSwitchOff(String property) {
		this.withBroker.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(QueueMonitor.class));
	}

}
