package com.tiktickets.observability.autoconfigure.messaging;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantPropagationAutoConfiguration;
import com.tiktickets.observability.messaging.JmsCarriers;
import com.tiktickets.observability.messaging.KafkaCarriers;
import com.tiktickets.observability.messaging.MessageScopeEndHandler;
import com.tiktickets.observability.messaging.MessageScopeHandler;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.propagation.PropagationTargets;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import com.tiktickets.observability.tenant.resolution.TenantResolutions;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationHandlerGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration of the tenant of messages: Kafka, JMS and every other consumer that
 * Spring observes, except RabbitMQ.
 */
@AutoConfiguration(after = TenantPropagationAutoConfiguration.class)
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("tenant")
public final class MessagingAutoConfiguration {

	MessagingAutoConfiguration() {
	}

	/** The broker belongs to the service, so that its messages are trusted. */
	@Bean
	TenantResolution<Optional<TenantCandidate>> messageTenantResolution(TenantResolutions tenants,
			OpenTelemetry openTelemetry) {
		TenantResolver<Optional<TenantCandidate>> named = (candidate) -> candidate.orElse(null);
		return tenants.of(List.of(named), openTelemetry);
	}

	@Bean
	MessageScopeHandler messageScopeHandler(TenantPropagation propagation,
			TenantResolution<Optional<TenantCandidate>> tenants) {
		return new MessageScopeHandler(propagation, tenants);
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

	/** OpenTelemetry's instrumentation propagates the context in records of Kafka. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.apache.kafka.common.header.Headers")
	static class Kafka {

		@Bean
		KafkaCarriers kafkaCarriers(PropagationTargets targets,
				ObjectProvider<TenantResolution<Optional<TenantCandidate>>> tenants) {
			return new KafkaCarriers(targets.exchanges(), SingletonSupplier.of(tenants::getObject));
		}

	}

	/** Spring's observation propagates the context in messages of JMS. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "jakarta.jms.Message")
	static class Jms {

		@Bean
		JmsCarriers jmsCarriers(PropagationTargets targets) {
			return new JmsCarriers(targets.exchanges());
		}

	}

}
