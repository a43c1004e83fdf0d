package com.tiktickets.observability.autoconfigure.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.messaging.JmsCarriers;
import com.tiktickets.observability.messaging.KafkaCarriers;
import com.tiktickets.observability.messaging.MessageScopeEndHandler;
import com.tiktickets.observability.messaging.MessageScopeHandler;
import com.tiktickets.observability.tenant.propagation.Target;
import jakarta.jms.Message;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MessagingAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(MessagingAutoConfiguration.class);

	@Test
	void messagesHaveTheTenant() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(MessageScopeHandler.class)
			.hasSingleBean(MessageScopeEndHandler.class)
			.hasSingleBean(KafkaCarriers.class)
			.hasSingleBean(JmsCarriers.class));
	}

	@Test
	void startsWithoutKafka() {
		this.runner.withClassLoader(new FilteredClassLoader("org.apache.kafka"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(KafkaCarriers.class)
				.hasSingleBean(JmsCarriers.class)
				.hasSingleBean(MessageScopeHandler.class));
	}

	@Test
	void startsWithoutJms() {
		this.runner.withClassLoader(new FilteredClassLoader("jakarta.jms"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(JmsCarriers.class)
				.hasSingleBean(KafkaCarriers.class)
				.hasSingleBean(MessageScopeHandler.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.tenant.enabled=false" })
	void messagesAreLeftAloneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(MessageScopeHandler.class)
				.doesNotHaveBean(MessageScopeEndHandler.class)
				.doesNotHaveBean(KafkaCarriers.class)
				.doesNotHaveBean(JmsCarriers.class));
	}

	@Test
	void messagesAreNotToldTheTenantWhereTheirDestinationIsNotListed() {
		this.runner.withPropertyValues("tiktickets.observability.propagation.inject.exchanges=tickets")
			.run((context) -> {
				KafkaCarriers kafka = context.getBean(KafkaCarriers.class);
				assertThat(kafka.targetOf(new ProducerRecord<>("tickets", "x"))).isEqualTo(Target.OWN);
				assertThat(kafka.targetOf(new ProducerRecord<>("others", "x"))).isEqualTo(Target.THIRD_PARTY);
				assertThat(kafka.targetOf(new RecordHeaders())).isEqualTo(Target.THIRD_PARTY);
				assertThat(context.getBean(JmsCarriers.class).targetOf(mock(Message.class)))
					.isEqualTo(Target.THIRD_PARTY);
			});
	}

}
