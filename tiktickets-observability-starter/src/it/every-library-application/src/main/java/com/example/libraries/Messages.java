package com.example.libraries;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
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

	private static final String INVALID_TENANT = "tenant_id=not%20a%20tenant";

	@Bean
	Call kafka(KafkaTemplate<Object, Object> kafka) {
		return () -> kafka.send("tickets", "opened").get();
	}

	@Bean
	Call kafkaWithInvalidTenant(KafkaTemplate<Object, Object> kafka) {
		RecordHeader baggage = new RecordHeader("baggage", INVALID_TENANT.getBytes(StandardCharsets.UTF_8));
		return () -> kafka
			.send(new ProducerRecord<>("tickets", null, (Object) null, (Object) "of nobody", List.of(baggage)))
			.get();
	}

	@KafkaListener(id = "tickets", topics = "tickets")
	void onRecord(String text) {
		logger.info("Kafka delivered {}", text);
	}

	@Bean
	Call jms(JmsTemplate jms) {
		return () -> jms.convertAndSend("tickets", "opened");
	}

	@Bean
	Call jmsWithInvalidTenant(JmsTemplate jms) {
		return () -> jms.convertAndSend("tickets", "of nobody", (message) -> {
			message.setStringProperty("baggage", INVALID_TENANT);
			return message;
		});
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
