package com.tiktickets.observability.amqp;

import com.tiktickets.observability.amqp.MessageOperation.Sender;
import com.tiktickets.observability.instrumentation.Operation;
import com.tiktickets.observability.instrumentation.OperationInstrumenter;
import com.tiktickets.observability.instrumentation.OperationMeasurement;
import com.tiktickets.observability.semconv.DurationBounds;
import com.tiktickets.observability.semconv.MessagingAttributes;
import com.tiktickets.observability.semconv.MessagingMetrics;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.propagation.Peer;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.instrumenter.InstrumenterBuilder;
import io.opentelemetry.instrumentation.api.instrumenter.SpanKindExtractor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;

/**
 * What Spring does not observe: counts, and the spans of batches and of messages that are
 * asked for. Thread-safe.
 */
public final class RabbitTelemetry {

	static final String SCOPE = OperationInstrumenter.SCOPE;

	private final TenantPropagation propagation;

	/** On links of a batch, whose span may belong to no single tenant. */
	private final @Nullable AttributeKey<String> tenantAttribute;

	private final OperationInstrumenter<MessageOperation> receipts;

	private final OperationInstrumenter<MessageOperation> batches;

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
		this.receipts = new OperationInstrumenter<>(
				builder(openTelemetry).buildInstrumenter(SpanKindExtractor.alwaysClient()));
		this.batches = new OperationInstrumenter<>(
				builder(openTelemetry).addOperationListener(OperationMeasurement.listener(this::processed))
					.buildInstrumenter(SpanKindExtractor.alwaysConsumer()));
		Meter meter = openTelemetry.getMeter(SCOPE);
		this.processDuration = meter.histogramBuilder(MessagingMetrics.PROCESS_DURATION)
			.setUnit(MessagingMetrics.UNIT_SECOND)
			.setDescription("Duration of processing operation.")
			.setExplicitBucketBoundariesAdvice(DurationBounds.OPERATION)
			.build();
		this.sent = meter.counterBuilder(MessagingMetrics.CLIENT_SENT_MESSAGES)
			.setUnit(MessagingMetrics.UNIT_MESSAGE)
			.setDescription("Number of messages producer attempted to send to the broker.")
			.build();
		this.consumed = meter.counterBuilder(MessagingMetrics.CLIENT_CONSUMED_MESSAGES)
			.setUnit(MessagingMetrics.UNIT_MESSAGE)
			.setDescription("Number of messages that were delivered to the application.")
			.build();
	}

	void sent(String exchange, @Nullable Throwable error) {
		this.sent.add(1, attributes(exchange, DestinationNames.PUBLISH, DestinationNames.SEND,
				(error != null) ? error.getClass().getName() : null));
	}

	void consumed(long messages, String queue, String operation) {
		this.consumed.add(messages, attributes(queue, operation, operation, null));
	}

	/** The span of the message's sender, invalid if it names none. */
	SpanContext sender(Message message) {
		Context extracted = this.propagation.extract(Context.root(), message, MessageHeaders.CARRIER, Peer.STRANGER);
		return Span.fromContext(extracted).getSpanContext();
	}

	private static InstrumenterBuilder<MessageOperation, Throwable> builder(OpenTelemetry openTelemetry) {
		return OperationInstrumenter.<MessageOperation>builder(openTelemetry, MessageOperation::spanName)
			.addAttributesExtractor(OperationInstrumenter
				.attributes((attributes, operation) -> attributes.putAll(operation.attributes())))
			.addSpanLinksExtractor((links, parent, operation) -> operation.senders()
				.forEach((sender) -> links.addLink(sender.span(), sender.attributes())));
	}

	/** A message that is asked for belongs to who asks, and is linked to who sent it. */
	void received(Message message) {
		String source = DestinationNames.source(message);
		MessageOperation receive = new MessageOperation(DestinationNames.RECEIVE, source, Attributes.empty(),
				List.of(senderOf(message, null)));
		Operation<MessageOperation> operation = this.receipts.start(receive);
		MessageAttributes.describeDelivery(operation.span(), message);
		operation.end();
		consumed(1, source, DestinationNames.RECEIVE);
	}

	/** A batch is a trace of its own, linked to the sender of each message. */
	Operation<MessageOperation> start(List<Message> batch, List<TenantBinding> tenants, TenantBinding common) {
		List<Sender> senders = new ArrayList<>();
		Context parent = DeliveryAttempts.begin(Context.root());
		for (int i = 0; i < batch.size(); i++) {
			senders.add(senderOf(batch.get(i), tenants.get(i)));
			parent = this.propagation.extractDetail(parent, batch.get(i), MessageHeaders.CARRIER);
		}
		return this.batches.start(parent, common,
				new MessageOperation(DestinationNames.PROCESS, DestinationNames.source(batch.get(0)),
						Attributes.of(MessagingAttributes.BATCH_MESSAGE_COUNT, (long) batch.size()), senders));
	}

	private Sender senderOf(Message message, @Nullable TenantBinding tenant) {
		AttributesBuilder attributes = Attributes.builder();
		if (tenant != null && this.tenantAttribute != null) {
			attributes.put(this.tenantAttribute, tenant.tenant().value());
		}
		String id = message.getMessageProperties().getMessageId();
		if (id != null) {
			attributes.put(MessagingAttributes.MESSAGE_ID, id);
		}
		return new Sender(sender(message), attributes.build());
	}

	private void processed(Context context, Attributes attributes, double seconds) {
		String source = attributes.get(MessagingAttributes.DESTINATION_NAME);
		Long messages = attributes.get(MessagingAttributes.BATCH_MESSAGE_COUNT);
		if (source != null && messages != null) {
			this.processDuration.record(seconds, attributes(source, DestinationNames.PROCESS, DestinationNames.PROCESS,
					attributes.get(SemanticAttributes.ERROR_TYPE)), context);
			this.consumed.add(messages, attributes(source, DestinationNames.PROCESS, DestinationNames.PROCESS, null),
					context);
		}
	}

	private static Attributes attributes(String destination, String operation, String type, @Nullable String error) {
		Attributes attributes = Attributes.of(MessagingAttributes.SYSTEM, DestinationNames.SYSTEM,
				MessagingAttributes.DESTINATION_NAME, destination, MessagingAttributes.OPERATION_NAME, operation,
				MessagingAttributes.OPERATION_TYPE, type);
		return (error != null) ? attributes.toBuilder().put(SemanticAttributes.ERROR_TYPE, error).build() : attributes;
	}

}
