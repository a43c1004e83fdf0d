package com.tiktickets.observability.autoconfigure.amqp;

import com.tiktickets.observability.amqp.DeliveryScopeHandler;
import com.tiktickets.observability.amqp.MessageObservationHandler;
import com.tiktickets.observability.amqp.MessageTenantResolver;
import com.tiktickets.observability.amqp.MessageTenants;
import com.tiktickets.observability.amqp.PublisherFeedback;
import com.tiktickets.observability.amqp.RabbitInstrumentation;
import com.tiktickets.observability.amqp.RabbitMessagePeers;
import com.tiktickets.observability.amqp.RabbitTelemetry;
import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantPropagationAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantRequest;
import com.tiktickets.observability.tenant.TenantRequestMetrics;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.propagation.PropagationTargets;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.List;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationHandlerGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Auto-configuration of what RabbitMQ's templates and listeners make. */
@AutoConfiguration(after = TenantPropagationAutoConfiguration.class)
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("amqp")
@ConditionalOnClass(RabbitTemplate.class)
@EnableConfigurationProperties(AmqpProperties.class)
public final class AmqpAutoConfiguration {

	AmqpAutoConfiguration() {
	}

	@Bean
	static RabbitPostProcessor rabbitPostProcessor(ObjectProvider<RabbitInstrumentation> instrumentation,
			ObjectProvider<PublisherFeedback> feedback, Environment environment) {
		return new RabbitPostProcessor(instrumentation, feedback, environment);
	}

	@Bean
	static RabbitMessagePeers rabbitMessagePeers() {
		return new RabbitMessagePeers();
	}

	@Bean
	MessageTenants rabbitMessageTenants(TenantProperties properties, TenantPropagation propagation,
			ObjectProvider<TenantResolver<Message>> resolvers, OpenTelemetry openTelemetry) {
		if (!properties.isEnabled()) {
			return new MessageTenants(null);
		}
		List<TenantResolver<Message>> all = new ArrayList<>(resolvers.orderedStream().toList());
		all.add(new MessageTenantResolver(propagation));
		TenantId fixed = properties.fixedTenant();
		if (fixed != null) {
			all.add((message) -> new TenantCandidate(fixed.value(), TenantCandidate.FIXED));
		}
		return new MessageTenants(
				new TenantRequest<>(all, properties.attributeKey(), TenantRequestMetrics.of(openTelemetry)));
	}

	@Bean
	RabbitTelemetry rabbitTelemetry(OpenTelemetry openTelemetry, TenantPropagation propagation) {
		return new RabbitTelemetry(openTelemetry, propagation);
	}

	@Bean
	RabbitInstrumentation rabbitInstrumentation(RabbitTelemetry telemetry, MessageTenants tenants,
			TenantPropagation propagation) {
		return new RabbitInstrumentation(telemetry, tenants, propagation.fields());
	}

	@Bean
	PublisherFeedback rabbitPublisherFeedback(OpenTelemetry openTelemetry, TenantPropagation propagation) {
		return new PublisherFeedback(openTelemetry, propagation);
	}

	@Bean
	DeliveryScopeHandler rabbitDeliveryScopeHandler(MessageTenants tenants) {
		return new DeliveryScopeHandler(tenants);
	}

	@Bean
	ObservationHandlerGroup rabbitDeliveryScopeGroup() {
		return new OutermostGroup(DeliveryScopeHandler.class);
	}

	@Bean
	MessageObservationHandler rabbitMessageObservationHandler(RabbitTelemetry telemetry, TenantPropagation propagation,
			PropagationTargets targets) {
		return new MessageObservationHandler(telemetry, propagation, targets.exchanges());
	}

}
