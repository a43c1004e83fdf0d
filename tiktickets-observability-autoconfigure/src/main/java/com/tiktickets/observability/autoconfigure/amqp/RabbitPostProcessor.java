package com.tiktickets.observability.autoconfigure.amqp;

import com.tiktickets.observability.amqp.PublisherFeedback;
import com.tiktickets.observability.amqp.RabbitInstrumentation;
import org.springframework.amqp.rabbit.config.AbstractRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.AbstractConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;

/**
 * Instruments beans of Spring's RabbitMQ support, whoever made them. What Spring Boot's
 * property for observations switches off stays off.
 */
class RabbitPostProcessor implements BeanPostProcessor {

	private static final String TEMPLATE = "spring.rabbitmq.template.observation-enabled";

	private static final String SIMPLE = "spring.rabbitmq.listener.simple.observation-enabled";

	private static final String DIRECT = "spring.rabbitmq.listener.direct.observation-enabled";

	private final ObjectProvider<RabbitInstrumentation> instrumentation;

	private final ObjectProvider<PublisherFeedback> feedback;

	private final Environment environment;

	RabbitPostProcessor(ObjectProvider<RabbitInstrumentation> instrumentation,
			ObjectProvider<PublisherFeedback> feedback, Environment environment) {
		this.instrumentation = instrumentation;
		this.feedback = feedback;
		this.environment = environment;
	}

	/** A container builds its chain of advices when it is initialised. */
	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof RabbitTemplate template && isOn(TEMPLATE)) {
			this.instrumentation.getObject().instrument(template);
		}
		else if (bean instanceof AbstractRabbitListenerContainerFactory<?> factory && isOn(propertyOf(bean))) {
			this.instrumentation.getObject().instrument(factory);
		}
		else if (bean instanceof AbstractMessageListenerContainer container && isOn(propertyOf(bean))) {
			this.instrumentation.getObject().instrument(container);
		}
		else if (bean instanceof AbstractConnectionFactory connectionFactory) {
			connectionFactory.addChannelListener(this.feedback.getObject());
		}
		return bean;
	}

	private static String propertyOf(Object bean) {
		return bean.getClass().getSimpleName().startsWith("Direct") ? DIRECT : SIMPLE;
	}

	private boolean isOn(String property) {
		return this.environment.getProperty(property, Boolean.class, true);
	}

}
