package com.tiktickets.observability.autoconfigure.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.amqp.DeliveryScopeHandler;
import com.tiktickets.observability.amqp.MessageObservationHandler;
import com.tiktickets.observability.amqp.PublishConvention;
import com.tiktickets.observability.amqp.PublisherFeedback;
import com.tiktickets.observability.amqp.RabbitInstrumentation;
import com.tiktickets.observability.autoconfigure.ContextRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.util.ReflectionTestUtils;

class AmqpAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(AmqpAutoConfiguration.class);

	@Test
	void messagesAreInstrumented() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(RabbitPostProcessor.class)
			.hasSingleBean(RabbitInstrumentation.class)
			.hasSingleBean(MessageObservationHandler.class)
			.hasSingleBean(DeliveryScopeHandler.class)
			.hasSingleBean(PublisherFeedback.class));
	}

	@Test
	void templateOfSpringBootIsObserved() {
		this.runner.withConfiguration(AutoConfigurations.of(RabbitAutoConfiguration.class))
			.run((context) -> assertThat(observed(context.getBean(RabbitTemplate.class))).isEqualTo(true));
	}

	@Test
	void startsWithoutSpringsRabbitSupport() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.amqp", "com.rabbitmq"))
			.run(AmqpAutoConfigurationTests::isNotInstrumented);
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.amqp.enabled=false" })
	void messagesAreLeftAloneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property).run(AmqpAutoConfigurationTests::isNotInstrumented);
	}

	@Test
	void conventionOfTheApplicationIsKept() {
		this.runner.withUserConfiguration(OwnConvention.class)
			.run((context) -> assertThat(
					ReflectionTestUtils.getField(context.getBean(RabbitTemplate.class), "observationConvention"))
				.isSameAs(OwnConvention.OWN));
	}

	private static void isNotInstrumented(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed()
			.doesNotHaveBean(RabbitPostProcessor.class)
			.doesNotHaveBean(RabbitInstrumentation.class)
			.doesNotHaveBean(MessageObservationHandler.class)
			.doesNotHaveBean(DeliveryScopeHandler.class)
			.doesNotHaveBean(PublisherFeedback.class);
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
