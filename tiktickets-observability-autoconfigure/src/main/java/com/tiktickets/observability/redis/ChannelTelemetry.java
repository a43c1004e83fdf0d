package com.tiktickets.observability.redis;

import com.tiktickets.observability.instrumentation.Operation;
import com.tiktickets.observability.instrumentation.OperationInstrumenter;
import com.tiktickets.observability.semconv.RedisAttributes;
import com.tiktickets.observability.semconv.RedisMetrics;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.tenant.propagation.Target;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentelemetry.instrumentation.api.instrumenter.SpanKindExtractor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.DefaultMessage;
import org.springframework.data.redis.connection.Message;

/**
 * Makes the spans of channels, and writes and reads the line before a message. Who
 * publishes through both a decorated template and {@link RedisChannels} is one
 * publication, and so it is with listeners. Thread-safe.
 */
final class ChannelTelemetry {

	private static final String SENT = "sent";

	private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,15}");

	private static final List<Double> BUCKETS = List.of(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
			10.0, 30.0);

	private static final TextMapSetter<Map<String, String>> SETTER = (carrier, key, value) -> {
		if (carrier != null) {
			carrier.put(key, value);
		}
	};

	private final OperationInstrumenter<ChannelOperation> publications;

	private final OperationInstrumenter<ChannelOperation> deliveries;

	private final DoubleHistogram delivery;

	private final TenantPropagation propagation;

	private final TenantResolution<ChannelMessage> tenants;

	private final ChannelTemplates templates;

	ChannelTelemetry(OpenTelemetry openTelemetry, TenantPropagation propagation,
			TenantResolution<ChannelMessage> tenants, List<String> enveloped) {
		this.publications = instrumenter(openTelemetry, SpanKindExtractor.alwaysProducer());
		this.deliveries = instrumenter(openTelemetry, SpanKindExtractor.alwaysConsumer());
		this.delivery = openTelemetry.getMeter(OperationInstrumenter.SCOPE)
			.histogramBuilder(RedisMetrics.PUBSUB_DELIVERY_DURATION)
			.setUnit(RedisMetrics.UNIT_SECOND)
			.setDescription("Duration from publishing a message to a Redis channel until a listener receives it.")
			.setExplicitBucketBoundariesAdvice(BUCKETS)
			.build();
		this.propagation = propagation;
		this.tenants = tenants;
		this.templates = new ChannelTemplates(enveloped);
	}

	@Nullable String template(String channel) {
		return this.templates.of(channel);
	}

	private static OperationInstrumenter<ChannelOperation> instrumenter(OpenTelemetry openTelemetry,
			SpanKindExtractor<ChannelOperation> kind) {
		return new OperationInstrumenter<>(
				OperationInstrumenter.<ChannelOperation>builder(openTelemetry, ChannelOperation::spanName)
					.addAttributesExtractor(OperationInstrumenter.attributes((attributes, operation) -> {
						attributes.put(SemanticAttributes.MESSAGING_SYSTEM, "redis");
						attributes.put(SemanticAttributes.MESSAGING_OPERATION_NAME, operation.name());
						attributes.put(RedisAttributes.CHANNEL, operation.template());
					}))
					.buildInstrumenter(kind));
	}

	boolean isPublishing() {
		return this.publications.current() != null;
	}

	boolean isProcessing() {
		return this.deliveries.current() != null;
	}

	@Nullable Object publish(@Nullable String template, byte[] message, Publisher publisher) {
		return this.publications.start(new ChannelOperation("publish", template))
			.call(() -> publisher.publish((template != null) ? enveloped(message) : message));
	}

	private byte[] enveloped(byte[] message) {
		Map<String, String> headers = new LinkedHashMap<>();
		this.propagation.inject(Context.current(), headers, SETTER, Target.OWN);
		headers.put(SENT, String.valueOf(System.currentTimeMillis()));
		return new ChannelEnvelope(headers, message).toBytes();
	}

	/** Takes the line away from a message, on whichever channel it came. */
	ChannelMessage received(Message message) {
		String template = this.templates.of(new String(message.getChannel(), StandardCharsets.UTF_8));
		ChannelEnvelope envelope = ChannelEnvelope.read(message.getBody());
		return (envelope != null)
				? new ChannelMessage(template, envelope.headers(),
						new DefaultMessage(message.getChannel(), envelope.body()))
				: new ChannelMessage(template, Map.of(), message);
	}

	void process(ChannelMessage message, Runnable work) {
		Context sender = this.propagation.extract(Context.root(), message, ChannelMessage.GETTER, message.peer());
		this.deliveries.start(sender, this.tenants.bind(message), new ChannelOperation("process", message.template()))
			.run(() -> {
				measure(message.headers().get(SENT), message.template());
				work.run();
			});
	}

	/** Clocks of two machines differ; nothing arrives before it was sent. */
	private void measure(@Nullable String sent, @Nullable String template) {
		if (sent != null && template != null && MILLISECONDS.matcher(sent).matches()) {
			double seconds = (System.currentTimeMillis() - Long.parseLong(sent)) / 1e3;
			this.delivery.record(Math.max(0, seconds), Attributes.of(RedisAttributes.CHANNEL, template));
		}
	}

	/** What a listener threw, and its container caught. */
	void failed(Throwable failure) {
		Operation<ChannelOperation> delivered = this.deliveries.current();
		if (delivered != null) {
			delivered.failed(failure);
		}
	}

	/** Publishes what the channel is to carry. */
	@FunctionalInterface
	interface Publisher {

		@Nullable Object publish(byte[] message);

	}

}
