package com.tiktickets.observability.redis;

import com.tiktickets.observability.semconv.RedisAttributes;
import com.tiktickets.observability.semconv.RedisMetrics;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.propagation.Peer;
import com.tiktickets.observability.tenant.propagation.Target;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.DefaultMessage;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;

/**
 * Carries trace and tenant over the channels of Redis. A channel has no headers: only to
 * the channels that are listed a line is written before the message, since whoever does
 * not know it would read it as a part of the message. Thread-safe.
 */
public final class RedisChannels {

	private static final String SCOPE = "com.tiktickets.observability";

	private static final String SENT = "sent";

	private static final List<Double> BUCKETS = List.of(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
			10.0, 30.0);

	private static final TextMapSetter<Map<String, String>> SETTER = (carrier, key, value) -> {
		if (carrier != null) {
			carrier.put(key, value);
		}
	};

	private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {

		@Override
		public Iterable<String> keys(Map<String, String> carrier) {
			return carrier.keySet();
		}

		@Override
		public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
			return (carrier != null) ? carrier.get(key) : null;
		}

	};

	private final Tracer tracer;

	private final DoubleHistogram delivery;

	private final TenantPropagation propagation;

	private final ChannelTemplates templates;

	/**
	 * Creates the doorway.
	 * @param openTelemetry where telemetry goes
	 * @param propagation writes and reads trace and tenant
	 * @param enveloped names and patterns of the channels whose listeners know the line
	 */
	public RedisChannels(OpenTelemetry openTelemetry, TenantPropagation propagation, List<String> enveloped) {
		this.tracer = openTelemetry.getTracer(SCOPE);
		this.delivery = openTelemetry.getMeter(SCOPE)
			.histogramBuilder(RedisMetrics.PUBSUB_DELIVERY_DURATION)
			.setUnit(RedisMetrics.UNIT_SECOND)
			.setDescription("From publishing a message until a listener has it")
			.setExplicitBucketBoundariesAdvice(BUCKETS)
			.build();
		this.propagation = propagation;
		this.templates = new ChannelTemplates(enveloped);
	}

	/**
	 * Publishes a message within a span.
	 * @param channel the channel
	 * @param message the message
	 * @param publisher publishes it, such as {@code template::convertAndSend}
	 */
	public void publish(String channel, String message, BiConsumer<String, String> publisher) {
		String template = this.templates.of(channel);
		Span span = start("publish", template, SpanKind.PRODUCER, CallerTenant.keptIn(Context.current()));
		try (Scope scope = Context.current().with(span).makeCurrent()) {
			publisher.accept(channel, (template != null) ? enveloped(message) : message);
		}
		catch (RuntimeException | Error failure) {
			fail(span, failure);
			throw failure;
		}
		finally {
			span.end();
		}
	}

	private String enveloped(String message) {
		Map<String, String> headers = new LinkedHashMap<>();
		this.propagation.inject(Context.current(), headers, SETTER, Target.OWN);
		headers.put(SENT, String.valueOf(System.currentTimeMillis()));
		byte[] body = message.getBytes(StandardCharsets.UTF_8);
		return new String(new ChannelEnvelope(headers, body).toBytes(), StandardCharsets.UTF_8);
	}

	/**
	 * Gives a listener each message within a span, in the trace and under the tenant of
	 * whoever published it, and without the line before it.
	 * @param listener the listener
	 * @return the listener to register
	 */
	public MessageListener listener(MessageListener listener) {
		return (message, pattern) -> deliver(message, pattern, listener);
	}

	private void deliver(Message message, byte @Nullable [] pattern, MessageListener listener) {
		String template = this.templates.of(new String(message.getChannel(), StandardCharsets.UTF_8));
		ChannelEnvelope envelope = ChannelEnvelope.read(message.getBody());
		Map<String, String> headers = (envelope != null) ? envelope.headers() : Map.of();
		Message plain = (envelope != null) ? new DefaultMessage(message.getChannel(), envelope.body()) : message;
		Peer peer = (template != null) ? Peer.TRUSTED : Peer.STRANGER;
		Context sender = this.propagation.extract(Context.root(), headers, GETTER, peer);
		TenantCandidate named = TenantPropagation.tenantIn(sender);
		TenantId tenant = (named != null) ? TenantId.parse(named.value()) : null;
		TenantBinding binding = TenantBinding.resolved((tenant != null) ? tenant : TenantId.UNKNOWN);
		try (TenantScope tenantScope = TenantContext.makeCurrent(binding)) {
			Span span = start("process", template, SpanKind.CONSUMER, TenantContext.storeIn(sender, binding));
			try (Scope scope = Context.current().with(span).makeCurrent()) {
				measure(headers.get(SENT), template);
				listener.onMessage(plain, pattern);
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
		if (sent != null && template != null && sent.matches("\\d{1,15}")) {
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

	private static void fail(Span span, Throwable failure) {
		span.setStatus(StatusCode.ERROR);
		span.setAttribute(SemanticAttributes.ERROR_TYPE, failure.getClass().getName());
	}

}
