package com.tiktickets.observability.instrumentation;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.instrumentation.api.instrumenter.OperationListener;
import java.util.concurrent.TimeUnit;

/** Measures an operation when it ends. Implementations are thread-safe. */
@FunctionalInterface
public interface OperationMeasurement {

	/**
	 * Records the operation.
	 * @param context holds the tenant and the span of the operation; to be handed to the
	 * instruments, since the operation may end on a thread that does something else
	 * @param attributes those of the start and of the end of the operation, with
	 * {@code error.type} if it failed
	 * @param seconds how long it took
	 */
	void record(Context context, Attributes attributes, double seconds);

	/**
	 * Returns the listener that an instrumenter takes.
	 * @param measurement records each operation
	 * @return the listener
	 */
	static OperationListener listener(OperationMeasurement measurement) {
		return new Listener(measurement, ContextKey.named("tiktickets-measurement"));
	}

	/**
	 * Remembers the start of an operation in its context.
	 *
	 * @param measurement records
	 * @param key of the start
	 */
	record Listener(OperationMeasurement measurement, ContextKey<Start> key) implements OperationListener {

		private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

		@Override
		public Context onStart(Context context, Attributes startAttributes, long startNanos) {
			return context.with(this.key, new Start(startAttributes, startNanos));
		}

		@Override
		public void onEnd(Context context, Attributes endAttributes, long endNanos) {
			Start start = context.get(this.key);
			if (start != null) {
				Attributes all = start.attributes().toBuilder().putAll(endAttributes).build();
				this.measurement.record(context, all, (endNanos - start.nanos()) / NANOS_PER_SECOND);
			}
		}

	}

	/**
	 * The start of an operation.
	 *
	 * @param attributes that were known then
	 * @param nanos when it was
	 */
	record Start(Attributes attributes, long nanos) {

	}

}
