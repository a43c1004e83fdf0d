package com.tiktickets.observability.amqp;

import com.tiktickets.observability.semconv.DurationBounds;
import com.tiktickets.observability.semconv.MessagingAttributes;
import com.tiktickets.observability.semconv.MessagingMetrics;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.tenant.propagation.Peer;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;

/**
 * What Spring does not observe: counts, and the spans of batches and of messages that are
 * asked for. Thread-safe.
 */
public final class RabbitTelemetry {

	static final String SCOPE = "com.tiktickets.observability";

	private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

	private final TenantPropagation propagation;

	/** On links of a batch, whose span may belong to no single tenant. */
	private final @Nullable AttributeKey<String> tenantAttribute;

	private final Tracer tracer;

	private final DoubleHistogram processDuration;

	private final LongCounter sent;

	private final LongCounter consumed;

	/**
	 * Creates the telemetry.
	 * @param openTelemetry makes spans and measurements
	 * @param propagation reads messages
	 * @param tenantAttribute the attribute that carries the tenant, {@code null} where
	 * tenants are switched off
	 */
	public RabbitTelemetry(OpenTelemetry openTelemetry, TenantPropagation propagation,
			@Nullable AttributeKey<String> tenantAttribute) {
		this.tenantAttribute = tenantAttribute;
		this.propagation = propagation;
		this.tracer = openTelemetry.getTracer(SCOPE);
		Meter meter = openTelemetry.getMeter(SCOPE);
		this.processDuration = meter.histogramBuilder(MessagingMetrics.PROCESS_DURATION)
			.setUnit(MessagingMetrics.UNIT_SECOND)
			.setDescription("Duration of processing messages")
			.setExplicitBucketBoundariesAdvice(DurationBounds.OPERATION)
			.build();
		this.sent = meter.counterBuilder(MessagingMetrics.CLIENT_SENT_MESSAGES)
			.setUnit(MessagingMetrics.UNIT_MESSAGE)
			.setDescription("Messages handed to the broker")
			.build();
		this.consumed = meter.counterBuilder(MessagingMetrics.CLIENT_CONSUMED_MESSAGES)
			.setUnit(MessagingMetrics.UNIT_MESSAGE)
			.setDescription("Messages delivered to the application")
			.build();
	}

	void sent(String exchange, @Nullable Throwable error) {
		this.sent.add(1, attributes(exchange, Destinations.PUBLISH, Destinations.SEND, error));
	}

	void consumed(long messages, String queue, String operation) {
		this.consumed.add(messages, attributes(queue, operation, operation, null));
	}

	/** The span of the message's sender, invalid if it names none. */
	SpanContext sender(Message message) {
		Context extracted = this.propagation.extract(Context.root(), message, MessageHeaders.CARRIER, Peer.STRANGER);
		return Span.fromContext(extracted).getSpanContext();
	}

	/** A message that is asked for belongs to who asks, and is linked to who sent it. */
	void received(Message message) {
		String source = Destinations.source(message);
		SpanBuilder builder = span(Destinations.RECEIVE, source, SpanKind.CLIENT);
		link(builder, message, Attributes.empty());
		Span span = builder.startSpan();
		MessageAttributes.describeDelivery(span, message);
		span.end();
		consumed(1, source, Destinations.RECEIVE);
	}

	Span startBatch(List<Message> batch, List<String> tenants, String queue) {
		SpanBuilder builder = span(Destinations.PROCESS, queue, SpanKind.CONSUMER).setNoParent();
		for (int i = 0; i < batch.size(); i++) {
			link(builder, batch.get(i), (this.tenantAttribute != null)
					? Attributes.of(this.tenantAttribute, tenants.get(i)) : Attributes.empty());
		}
		return builder.setAttribute(MessagingAttributes.BATCH_MESSAGE_COUNT, (long) batch.size()).startSpan();
	}

	void endBatch(Span span, String queue, int messages, long startNanos, @Nullable Throwable error) {
		if (error != null) {
			span.setStatus(StatusCode.ERROR);
			span.setAttribute(SemanticAttributes.ERROR_TYPE, error.getClass().getName());
			span.recordException(error);
		}
		this.processDuration.record((System.nanoTime() - startNanos) / NANOS_PER_SECOND,
				attributes(queue, Destinations.PROCESS, Destinations.PROCESS, error));
		consumed(messages, queue, Destinations.PROCESS);
		span.end();
	}

	private SpanBuilder span(String operation, String destination, SpanKind kind) {
		return this.tracer.spanBuilder(operation + " " + destination)
			.setSpanKind(kind)
			.setAllAttributes(attributes(destination, operation, operation, null));
	}

	private void link(SpanBuilder builder, Message message, Attributes attributes) {
		SpanContext sender = sender(message);
		if (sender.isValid()) {
			String id = message.getMessageProperties().getMessageId();
			builder.addLink(sender,
					(id != null) ? attributes.toBuilder().put(MessagingAttributes.MESSAGE_ID, id).build() : attributes);
		}
	}

	private static Attributes attributes(String destination, String operation, String type, @Nullable Throwable error) {
		Attributes attributes = Attributes.of(MessagingAttributes.SYSTEM, Destinations.SYSTEM,
				MessagingAttributes.DESTINATION_NAME, destination, MessagingAttributes.OPERATION_NAME, operation,
				MessagingAttributes.OPERATION_TYPE, type);
		return (error != null)
				? attributes.toBuilder().put(SemanticAttributes.ERROR_TYPE, error.getClass().getName()).build()
				: attributes;
	}

}
