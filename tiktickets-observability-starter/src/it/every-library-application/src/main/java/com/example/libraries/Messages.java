package com.example.libraries;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.annotation.ServiceActivator;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.messaging.MessageChannel;

/** Kafka, JMS and Spring Integration. */
@Configuration(proxyBeanMethods = false)
class Messages {

	private static final Logger logger = LoggerFactory.getLogger(Messages.class);

	@Bean
	Call kafka(KafkaTemplate<Object, Object> kafka) {
		return () -> kafka.send("tickets", "opened").get();
	}

	@KafkaListener(id = "tickets", topics = "tickets")
	void onRecord(String text) {
		logger.info("Kafka delivered {}", text);
	}

	@Bean
	Call jms(JmsTemplate jms) {
		return () -> jms.convertAndSend("tickets", "opened");
	}

	@JmsListener(destination = "tickets")
	void onMessage(String text) {
		logger.info("JMS delivered {}", text);
	}

	@Bean
	MessageChannel ticketChannel() {
		return new DirectChannel();
	}

	@Bean
	Call integration(MessageChannel ticketChannel) {
		return () -> new MessagingTemplate(ticketChannel).send(MessageBuilder.withPayload("opened").build());
	}

	@ServiceActivator(inputChannel = "ticketChannel")
	void onTicket(String text) {
		logger.info("Integration delivered {}", text);
	}

}
