package com.tiktickets.observability.amqp;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelTraceContext;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HashMap;
import java.util.Map;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.support.micrometer.RabbitMessageReceiverContext;

/**
 * Makes the spans of deliveries as Spring Boot's own handler does, and links those of
 * dead letters to whoever sent them. A link has to be there before the span starts: the
 * bridge passes on none that is added later. Thread-safe.
 */
public final class DeadLetterLinkHandler
		extends PropagatingReceiverTracingObservationHandler<RabbitMessageReceiverContext> {

	private final RabbitTelemetry telemetry;

	/**
	 * Creates the handler.
	 * @param tracer makes spans
	 * @param propagator reads messages
	 * @param telemetry tells who sent a message
	 */
	public DeadLetterLinkHandler(Tracer tracer, Propagator propagator, RabbitTelemetry telemetry) {
		super(tracer, propagator);
		this.telemetry = telemetry;
	}

	@Override
	public Span.Builder customizeExtractedSpan(RabbitMessageReceiverContext context, Span.Builder builder) {
		Message message = context.getCarrier();
		Attributes death = MessageAttributes.death(message);
		SpanContext sender = (death != null) ? this.telemetry.sender(message) : SpanContext.getInvalid();
		return (death != null && sender.isValid())
				? builder.addLink(new Link(OtelTraceContext.fromOtel(sender), tags(death))) : builder;
	}

	private static Map<String, Object> tags(Attributes attributes) {
		Map<String, Object> tags = new HashMap<>();
		attributes.forEach((key, value) -> tags.put(key.getKey(), value));
		return tags;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof RabbitMessageReceiverContext;
	}

}
