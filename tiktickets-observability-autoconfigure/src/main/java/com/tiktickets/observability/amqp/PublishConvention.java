package com.tiktickets.observability.amqp;

import com.tiktickets.observability.semconv.MessagingAttributes;
import com.tiktickets.observability.semconv.MessagingMetrics;
import io.micrometer.common.KeyValues;
import org.springframework.amqp.rabbit.support.micrometer.RabbitMessageSenderContext;
import org.springframework.amqp.rabbit.support.micrometer.RabbitTemplateObservationConvention;

/**
 * Names what a {@code RabbitTemplate} publishes by the conventions for messaging.
 * Spring's own would make a series of each routing key. Stateless.
 */
public final class PublishConvention implements RabbitTemplateObservationConvention {

	@Override
	public String getName() {
		return MessagingMetrics.CLIENT_OPERATION_DURATION;
	}

	@Override
	public String getContextualName(RabbitMessageSenderContext context) {
		return DestinationNames.PUBLISH + " " + DestinationNames.exchange(context.getExchange());
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(RabbitMessageSenderContext context) {
		return DestinationNames.keyValues(DestinationNames.exchange(context.getExchange()), DestinationNames.PUBLISH,
				DestinationNames.SEND);
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(RabbitMessageSenderContext context) {
		return KeyValues.of(MessagingAttributes.ROUTING_KEY.getKey(), context.getRoutingKey());
	}

}
