package com.tiktickets.observability.amqp;

import com.tiktickets.observability.tenant.propagation.AllowList;
import com.tiktickets.observability.tenant.propagation.Target;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.support.micrometer.RabbitMessageReceiverContext;
import org.springframework.amqp.rabbit.support.micrometer.RabbitMessageSenderContext;

/**
 * Adds to Spring's observations what their key values cannot hold: numbers, the tenant of
 * an outgoing message, counts. Runs after the handler that makes spans. Thread-safe.
 */
public final class MessageObservationHandler implements ObservationHandler<Observation.Context> {

	private final RabbitTelemetry telemetry;

	private final TenantPropagation propagation;

	private final AllowList exchanges;

	/**
	 * Creates the handler.
	 * @param telemetry counts
	 * @param propagation writes messages
	 * @param exchanges that are told the tenant
	 */
	public MessageObservationHandler(RabbitTelemetry telemetry, TenantPropagation propagation, AllowList exchanges) {
		this.telemetry = telemetry;
		this.propagation = propagation;
		this.exchanges = exchanges;
	}

	@Override
	public void onStart(Observation.Context context) {
		Span span = spanOf(context);
		if (context instanceof RabbitMessageSenderContext sender && sender.getCarrier() != null) {
			tellTenant(sender.getCarrier(), sender.getExchange());
			MessageAttributes.describe(span, sender.getCarrier());
		}
		else if (context instanceof RabbitMessageReceiverContext receiver) {
			MessageAttributes.describeDelivery(span, receiver.getCarrier());
			describeDeath(span, receiver.getCarrier());
			DeliveryAttempts.redelivered(span, receiver.getCarrier().getMessageProperties());
		}
	}

	/**
	 * A message that was forwarded may bring baggage, which a third party must not see.
	 */
	private void tellTenant(Message message, String exchange) {
		Target target = this.exchanges.target(exchange);
		if (target == Target.THIRD_PARTY) {
			message.getMessageProperties().getHeaders().remove(MessageHeaders.BAGGAGE);
		}
		this.propagation.injectTenant(Context.current(), message, MessageHeaders.CARRIER, target);
	}

	private static void describeDeath(Span span, Message message) {
		Attributes death = MessageAttributes.death(message);
		if (death != null) {
			span.setAllAttributes(death);
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		if (context instanceof RabbitMessageSenderContext sender) {
			this.telemetry.sent(DestinationNames.exchange(sender.getExchange()), sender.getError());
		}
		else if (context instanceof RabbitMessageReceiverContext receiver) {
			this.telemetry.consumed(1, DestinationNames.source(receiver.getCarrier()), DestinationNames.PROCESS);
		}
	}

	private static Span spanOf(Observation.Context context) {
		TracingContext tracing = context.get(TracingContext.class);
		io.micrometer.tracing.Span span = (tracing != null) ? tracing.getSpan() : null;
		return (span instanceof OtelSpan) ? OtelSpan.toOtel(span) : Span.getInvalid();
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof RabbitMessageSenderContext || context instanceof RabbitMessageReceiverContext;
	}

}
