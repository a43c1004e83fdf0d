package com.tiktickets.observability.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Marks operations that create no spans, and whose caused operations create none either.
 * Without the mark, a sampler that ignores the parent would start root spans for the
 * caused operations. The mark is stored in the context and in the trace state of the
 * dropped spans, which is never propagated to other services.
 */
public final class Untraced {

	static final SamplingResult RESULT = new SamplingResult() {

		@Override
		public SamplingDecision getDecision() {
			return SamplingDecision.DROP;
		}

		@Override
		public Attributes getAttributes() {
			return Attributes.empty();
		}

		@Override
		public TraceState getUpdatedTraceState(TraceState parent) {
			return (parent instanceof State) ? parent : new State(parent);
		}

	};

	private static final ContextKey<Boolean> KEY = ContextKey.named("tiktickets-untraced");

	private Untraced() {
	}

	/**
	 * Returns a context in which no spans are created.
	 * @param context the context to start from
	 * @return the context, with a span that is not sampled
	 */
	public static Context in(Context context) {
		IdGenerator ids = IdGenerator.random();
		SpanContext span = SpanContext.create(ids.generateTraceId(), ids.generateSpanId(), TraceFlags.getDefault(),
				new State(TraceState.getDefault()));
		return context.with(KEY, true).with(Span.wrap(span));
	}

	static boolean contains(Context context) {
		return context.get(KEY) != null || Span.fromContext(context).getSpanContext().getTraceState() instanceof State;
	}

	private record State(TraceState entries) implements TraceState {

		@Override
		public @Nullable String get(String key) {
			return this.entries.get(key);
		}

		@Override
		public int size() {
			return this.entries.size();
		}

		@Override
		public boolean isEmpty() {
			return this.entries.isEmpty();
		}

		@Override
		public void forEach(BiConsumer<String, String> consumer) {
			this.entries.forEach(consumer);
		}

		@Override
		public Map<String, String> asMap() {
			return this.entries.asMap();
		}

		@Override
		public TraceStateBuilder toBuilder() {
			return this.entries.toBuilder();
		}

	}

}
