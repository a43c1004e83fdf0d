package com.tiktickets.observability.redis;

import com.tiktickets.observability.semconv.RedisAttributes;
import com.tiktickets.observability.semconv.RedisMetrics;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.propagation.Target;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapSetter;
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

	private static final String SCOPE = "com.tiktickets.observability";

	private static final String SENT = "sent";

	private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,15}");

	private static final List<Double> BUCKETS = List.of(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
			10.0, 30.0);

	private static final TextMapSetter<Map<String, String>> SETTER = (carrier, key, value) -> {
		if (carrier != null) {
			carrier.put(key, value);
		}
	};

	private static final ContextKey<Boolean> PUBLISHING = ContextKey.named("tiktickets-redis-publishing");

	private static final ContextKey<Boolean> PROCESSING = ContextKey.named("tiktickets-redis-processing");

	private final Tracer tracer;

	private final DoubleHistogram delivery;

	private final TenantPropagation propagation;

	private final TenantResolution<ChannelMessage> tenants;

	private final ChannelTemplates templates;

	ChannelTelemetry(OpenTelemetry openTelemetry, TenantPropagation propagation,
			TenantResolution<ChannelMessage> tenants, List<String> enveloped) {
		this.tracer = openTelemetry.getTracer(SCOPE);
		this.delivery = openTelemetry.getMeter(SCOPE)
			.histogramBuilder(RedisMetrics.PUBSUB_DELIVERY_DURATION)
			.setUnit(RedisMetrics.UNIT_SECOND)
			.setDescription("From publishing a message until a listener has it")
			.setExplicitBucketBoundariesAdvice(BUCKETS)
			.build();
		this.propagation = propagation;
		this.tenants = tenants;
		this.templates = new ChannelTemplates(enveloped);
	}

	@Nullable String template(String channel) {
		return this.templates.of(channel);
	}

	static boolean isPublishing() {
		return Context.current().get(PUBLISHING) != null;
	}

	static boolean isProcessing() {
		return Context.current().get(PROCESSING) != null;
	}

	@Nullable Object publish(@Nullable String template, byte[] message, Publisher publisher) {
		Span span = start("publish", template, SpanKind.PRODUCER, CallerTenant.keptIn(Context.current()));
		try (Scope scope = Context.current().with(span).with(PUBLISHING, true).makeCurrent()) {
			return publisher.publish((template != null) ? enveloped(message) : message);
		}
		catch (RuntimeException | Error failure) {
			fail(span, failure);
			throw failure;
		}
		finally {
			span.end();
		}
	}

	private byte[] enveloped(byte[] message) {
		Map<String, String> headers = new LinkedHashMap<>();
		this.propagation.inject(Context.current(), headers, SETTER, Target.OWN);
		headers.put(SENT, String.valueOf(System.currentTimeMillis()));
		return new ChannelEnvelope(headers, message).toBytes();
	}

	/** Takes the line away from a message, on whichever channel it came. */
	ChannelMessage arrival(Message message) {
		String template = this.templates.of(new String(message.getChannel(), StandardCharsets.UTF_8));
		ChannelEnvelope envelope = ChannelEnvelope.read(message.getBody());
		return (envelope != null)
				? new ChannelMessage(template, envelope.headers(),
						new DefaultMessage(message.getChannel(), envelope.body()))
				: new ChannelMessage(template, Map.of(), message);
	}

	void process(ChannelMessage arrival, Runnable work) {
		String template = arrival.template();
		Context sender = this.propagation.extract(Context.root(), arrival, ChannelMessage.GETTER, arrival.peer());
		TenantBinding binding = this.tenants.bind(arrival);
		try (TenantScope tenantScope = TenantContext.makeCurrent(binding)) {
			Span span = start("process", template, SpanKind.CONSUMER, TenantContext.storeIn(sender, binding));
			try (Scope scope = Context.current().with(span).with(PROCESSING, true).makeCurrent()) {
				measure(arrival.headers().get(SENT), template);
				work.run();
			}
			catch (RuntimeException | Error failure) {
				fail(span, failure);
				throw failure;
			}
			finally {
				span.end();
			}
		}
	}

	/** Clocks of two machines differ; nothing arrives before it was sent. */
	private void measure(@Nullable String sent, @Nullable String template) {
		if (sent != null && template != null && MILLISECONDS.matcher(sent).matches()) {
			double seconds = (System.currentTimeMillis() - Long.parseLong(sent)) / 1e3;
			this.delivery.record(Math.max(0, seconds), Attributes.of(RedisAttributes.CHANNEL, template));
		}
	}

	private Span start(String operation, @Nullable String template, SpanKind kind, Context parent) {
		return this.tracer.spanBuilder((template != null) ? operation + " " + template : operation)
			.setParent(parent)
			.setSpanKind(kind)
			.setAttribute(SemanticAttributes.MESSAGING_SYSTEM, "redis")
			.setAttribute(SemanticAttributes.MESSAGING_OPERATION_NAME, operation)
			.setAttribute(RedisAttributes.CHANNEL, template)
			.startSpan();
	}

	/** What a listener threw, and its container caught. */
	static void failed(Throwable failure) {
		if (isProcessing()) {
			fail(Span.current(), failure);
		}
	}

	private static void fail(Span span, Throwable failure) {
		span.setStatus(StatusCode.ERROR);
		span.setAttribute(SemanticAttributes.ERROR_TYPE, failure.getClass().getName());
	}

	/** Publishes what the channel is to carry. */
	@FunctionalInterface
	interface Publisher {

		@Nullable Object publish(byte[] message);

	}

}
