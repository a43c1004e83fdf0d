package com.tiktickets.sample.broker;

import com.tiktickets.embedded.EmbeddedBroker;
import com.tiktickets.sample.embedded.BackgroundServer;
import java.util.List;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts a broker in this process and connects to it. With {@code spring.rabbitmq.host}
 * another broker takes its place.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.rabbitmq.host", havingValue = "embedded", matchIfMissing = true)
class EmbeddedBrokerConfiguration {

	@Bean
	BackgroundServer<EmbeddedBroker> embeddedBroker() {
		return new BackgroundServer<>("AMQP broker",
				"run a RabbitMQ and name it with spring.rabbitmq.host, .port," + " .username and .password",
				EmbeddedBroker::start);
	}

	@Bean
	RabbitConnectionDetails embeddedBrokerConnectionDetails(BackgroundServer<EmbeddedBroker> broker) {
		return new RabbitConnectionDetails() {

			@Override
			public String getUsername() {
				return "guest";
			}

			@Override
			public String getPassword() {
				return "guest";
			}

			@Override
			public List<Address> getAddresses() {
				return List.of(new Address("127.0.0.1", broker.started().port()));
			}

		};
	}

}
