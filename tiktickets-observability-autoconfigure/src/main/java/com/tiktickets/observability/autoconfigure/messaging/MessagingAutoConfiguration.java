package com.tiktickets.observability.autoconfigure.messaging;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantPropagationAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.messaging.JmsCarriers;
import com.tiktickets.observability.messaging.KafkaCarriers;
import com.tiktickets.observability.messaging.MessageScopeEndHandler;
import com.tiktickets.observability.messaging.MessageScopeHandler;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.propagation.PropagationTargets;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationHandlerGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of the tenant of messages of Kafka, JMS and whatever else Spring
 * observes as a consumer. RabbitMQ has its own.
 */
@AutoConfiguration(after = TenantPropagationAutoConfiguration.class)
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("tenant")
public final class MessagingAutoConfiguration {

	MessagingAutoConfiguration() {
	}

	@Bean
	MessageScopeHandler messageScopeHandler(TenantPropagation propagation, TenantProperties properties) {
		return new MessageScopeHandler(propagation, otherwise(properties));
	}

	@Bean
	ObservationHandlerGroup messageScopeGroup() {
		return new MessageScopeGroup(MessageScopeHandler.class, -1);
	}

	@Bean
	MessageScopeEndHandler messageScopeEndHandler() {
		return new MessageScopeEndHandler();
	}

	@Bean
	ObservationHandlerGroup messageScopeEndGroup() {
		return new MessageScopeGroup(MessageScopeEndHandler.class, 1);
	}

	private static TenantId otherwise(TenantProperties properties) {
		TenantId fixed = properties.fixedTenant();
		return (fixed != null) ? fixed : TenantId.UNKNOWN;
	}

	/** Records that OpenTelemetry's instrumentation writes and reads. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.apache.kafka.common.header.Headers")
	static class Kafka {

		@Bean
		KafkaCarriers kafkaCarriers(PropagationTargets targets, TenantProperties properties) {
			return new KafkaCarriers(targets.exchanges(), otherwise(properties));
		}

	}

	/** Messages that Spring's observation writes. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "jakarta.jms.Message")
	static class Jms {

		@Bean
		JmsCarriers jmsCarriers(PropagationTargets targets) {
			return new JmsCarriers(targets.exchanges());
		}

	}

}
