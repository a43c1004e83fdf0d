package com.tiktickets.observability.autoconfigure.amqp;

import com.tiktickets.observability.amqp.DeliveryScopeHandler;
import com.tiktickets.observability.amqp.MessageObservationHandler;
import com.tiktickets.observability.amqp.MessageHeaders;
import com.tiktickets.observability.amqp.PublisherFeedback;
import com.tiktickets.observability.amqp.RabbitInstrumentation;
import com.tiktickets.observability.amqp.RabbitMessagePeers;
import com.tiktickets.observability.amqp.RabbitTelemetry;
import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantPropagationAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.propagation.Peer;
import com.tiktickets.observability.tenant.propagation.PropagationTargets;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import com.tiktickets.observability.tenant.resolution.BaggageTenantResolver;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import com.tiktickets.observability.tenant.resolution.TenantResolutions;
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
	TenantResolution<Message> rabbitTenantResolution(TenantResolutions tenants, TenantPropagation propagation,
			ObjectProvider<TenantResolver<Message>> resolvers, OpenTelemetry openTelemetry) {
		List<TenantResolver<Message>> all = new ArrayList<>(resolvers.orderedStream().toList());
		all.add(new BaggageTenantResolver<>(propagation, MessageHeaders.CARRIER, (message) -> Peer.TRUSTED));
		return tenants.of(all, openTelemetry);
	}

	@Bean
	RabbitTelemetry rabbitTelemetry(OpenTelemetry openTelemetry, TenantPropagation propagation,
			TenantProperties properties) {
		return new RabbitTelemetry(openTelemetry, propagation,
				properties.isEnabled() ? properties.attributeKey() : null);
	}

	@Bean
	RabbitInstrumentation rabbitInstrumentation(RabbitTelemetry telemetry, TenantResolution<Message> tenants,
			TenantPropagation propagation) {
		return new RabbitInstrumentation(telemetry, tenants, propagation.fields());
	}

	@Bean
	PublisherFeedback rabbitPublisherFeedback(OpenTelemetry openTelemetry, TenantPropagation propagation) {
		return new PublisherFeedback(openTelemetry, propagation);
	}

	@Bean
	DeliveryScopeHandler rabbitDeliveryScopeHandler(TenantPropagation propagation, TenantResolution<Message> tenants) {
		return new DeliveryScopeHandler(propagation, tenants);
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
