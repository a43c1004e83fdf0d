package com.tiktickets.observability.export;

import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.function.Predicate;

/**
 * Exports spans that were recorded and not sampled, because what decides about them was
 * known only later, and marks them with {@code tenant.detail}. Thread-safe if its
 * delegate is.
 */
public final class LateSamplingSpanProcessor extends DelegatingSpanProcessor {

	private final Predicate<ReadableSpan> condition;

	/**
	 * Creates the processor.
	 * @param delegate exports spans that are sampled
	 * @param condition whether a span that has ended is exported and marked, sampled or
	 * not
	 */
	public LateSamplingSpanProcessor(SpanProcessor delegate, Predicate<ReadableSpan> condition) {
		super(delegate);
		this.condition = condition;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		delegate().onEnd(this.condition.test(span) ? new LateSampledSpan(span) : span);
	}

}
