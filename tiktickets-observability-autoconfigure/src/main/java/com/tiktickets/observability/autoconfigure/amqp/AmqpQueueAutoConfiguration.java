package com.tiktickets.observability.autoconfigure.amqp;

import com.tiktickets.observability.amqp.QueueMonitor;
import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the depth of queues. */
@AutoConfiguration(after = AmqpAutoConfiguration.class,
		afterName = "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration")
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("amqp")
@ConditionalOnClass(RabbitTemplate.class)
public final class AmqpQueueAutoConfiguration {

	AmqpQueueAutoConfiguration() {
	}

	@Bean
	@ConditionalOnBean(AmqpAdmin.class)
	@ConditionalOnConcern("metrics")
	@ConditionalOnBooleanProperty(name = AmqpProperties.PREFIX + ".queues.enabled", matchIfMissing = true)
	QueueMonitor rabbitQueueMonitor(AmqpAdmin admin, AmqpProperties properties, OpenTelemetry openTelemetry,
			ObjectProvider<Queue> declared, ObjectProvider<Declarables> groups,
			ObjectProvider<RabbitListenerEndpointRegistry> endpoints,
			ObjectProvider<AbstractMessageListenerContainer> containers) {
		List<String> named = List.copyOf(properties.getQueues().getNames());
		Supplier<Collection<String>> queues = () -> named.isEmpty() ? known(declared, groups, endpoints, containers)
				: named;
		return new QueueMonitor(admin, queues, properties.getQueues().getInterval(), openTelemetry);
	}

	private static Set<String> known(ObjectProvider<Queue> declared, ObjectProvider<Declarables> groups,
			ObjectProvider<RabbitListenerEndpointRegistry> endpoints,
			ObjectProvider<AbstractMessageListenerContainer> containers) {
		Set<String> names = new TreeSet<>();
		declared.stream().map(Queue::getName).forEach(names::add);
		groups.stream()
			.flatMap((group) -> group.getDeclarablesByType(Queue.class).stream())
			.map(Queue::getName)
			.forEach(names::add);
		containers.stream().forEach((container) -> names.addAll(List.of(container.getQueueNames())));
		endpoints.stream()
			.flatMap((registry) -> registry.getListenerContainers().stream())
			.filter(AbstractMessageListenerContainer.class::isInstance)
			.map(AbstractMessageListenerContainer.class::cast)
			.forEach((container) -> names.addAll(List.of(container.getQueueNames())));
		return names;
	}

}
