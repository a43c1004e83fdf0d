package com.tiktickets.observability.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.amqp.AmqpAutoConfiguration;
import com.tiktickets.observability.autoconfigure.amqp.AmqpQueueAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantPropagationAutoConfiguration;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.util.ReflectionTestUtils;

class AmqpAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(OpenTelemetry.class, OpenTelemetry::noop)
		.withConfiguration(
				AutoConfigurations.of(TenantAutoConfiguration.class, TenantPropagationAutoConfiguration.class,
						AmqpAutoConfiguration.class, AmqpQueueAutoConfiguration.class));

	@Test
	void startsWithoutSpringsRabbitSupport() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.amqp", "com.rabbitmq"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("rabbitPostProcessor")
				.doesNotHaveBean("rabbitQueueMonitor"));
	}

	@Test
	void templateOfSpringBootIsObserved() {
		this.runner.withConfiguration(AutoConfigurations.of(RabbitAutoConfiguration.class))
			.run((context) -> assertThat(observed(context.getBean(RabbitTemplate.class))).isEqualTo(true));
	}

	@Test
	void queuesAreNotAskedForWhereThatIsSwitchedOff() {
		ApplicationContextRunner withBroker = this.runner
			.withConfiguration(AutoConfigurations.of(RabbitAutoConfiguration.class));
		withBroker.run((context) -> assertThat(context).hasSingleBean(QueueMonitor.class));
		withBroker.withPropertyValues("tiktickets.observability.amqp.queues.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(QueueMonitor.class));
	}

	@Test
	void conventionOfTheApplicationIsKept() {
		this.runner.withUserConfiguration(OwnConvention.class)
			.run((context) -> assertThat(
					ReflectionTestUtils.getField(context.getBean(RabbitTemplate.class), "observationConvention"))
				.isSameAs(OwnConvention.OWN));
	}

	private static Object observed(RabbitTemplate template) {
		return ReflectionTestUtils.getField(template, "observationEnabled");
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConvention {

		static final PublishConvention OWN = new PublishConvention();

		@Bean
		ConnectionFactory connectionFactory() {
			return new CachingConnectionFactory("localhost", 1);
		}

		@Bean
		RabbitTemplate template(ConnectionFactory connectionFactory) {
			RabbitTemplate template = new RabbitTemplate(connectionFactory);
			template.setObservationConvention(OWN);
			return template;
		}

	}

}
