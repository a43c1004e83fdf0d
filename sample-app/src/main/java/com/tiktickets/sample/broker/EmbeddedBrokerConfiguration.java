package com.tiktickets.sample.broker;

import java.util.List;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connects to the broker in this process.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.rabbitmq.host", havingValue = "embedded", matchIfMissing = true)
class EmbeddedBrokerConfiguration {

	@Bean
	RabbitConnectionDetails embeddedBrokerConnectionDetails(EmbeddedBroker broker) {
		return new RabbitConnectionDetails() {

			@Override
			public String getUsername() {
				return EmbeddedBroker.USER;
			}

			@Override
			public String getPassword() {
				return EmbeddedBroker.USER;
			}

			@Override
			public List<Address> getAddresses() {
				return List.of(new Address("127.0.0.1", broker.port()));
			}

		};
	}

}
