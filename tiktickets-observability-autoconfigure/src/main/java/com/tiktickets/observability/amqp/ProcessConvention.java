package com.tiktickets.observability.amqp;

import com.tiktickets.observability.semconv.MessagingMetrics;
import io.micrometer.common.KeyValues;
import org.springframework.amqp.rabbit.support.micrometer.RabbitListenerObservationConvention;
import org.springframework.amqp.rabbit.support.micrometer.RabbitMessageReceiverContext;

/** Names what a listener processes by the conventions for messaging. Stateless. */
public final class ProcessConvention implements RabbitListenerObservationConvention {

	@Override
	public String getName() {
		return MessagingMetrics.PROCESS_DURATION;
	}

	@Override
	public String getContextualName(RabbitMessageReceiverContext context) {
		return DestinationNames.PROCESS + " " + DestinationNames.source(context.getCarrier());
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(RabbitMessageReceiverContext context) {
		return DestinationNames.keyValues(DestinationNames.source(context.getCarrier()), DestinationNames.PROCESS,
				DestinationNames.PROCESS);
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(RabbitMessageReceiverContext context) {
		return KeyValues.empty();
	}

}
