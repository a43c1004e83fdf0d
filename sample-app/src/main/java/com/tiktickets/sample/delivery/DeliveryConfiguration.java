package com.tiktickets.sample.delivery;

import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.support.converter.JacksonJsonMessageConverter;
import org.springframework.amqp.support.converter.MessageConverter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way over the broker. What cannot be delivered after some attempts is set aside
 * where the broker can do that.
 */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

	static final String EXCHANGE = "tickets";

	static final String QUEUE = "ticket-changes";

	static final String SET_ASIDE = "ticket-changes.set-aside";

	@Bean
	Declarables ticketTopology(@Value("${sample.delivery.set-aside:false}") boolean setAside) {
		TopicExchange exchange = new TopicExchange(EXCHANGE);
		QueueBuilder builder = QueueBuilder.durable(QUEUE);
		if (setAside) {
			builder.deadLetterExchange("").deadLetterRoutingKey(SET_ASIDE);
		}
		Queue queue = builder.build();
		Binding binding = BindingBuilder.bind(queue).to(exchange).with("ticket.*");
		return new Declarables(exchange, queue, new Queue(SET_ASIDE), binding);
	}

	@Bean
	MessageConverter amqpMessageConverter(JsonMapper mapper) {
		return new JacksonJsonMessageConverter(mapper);
	}

}
