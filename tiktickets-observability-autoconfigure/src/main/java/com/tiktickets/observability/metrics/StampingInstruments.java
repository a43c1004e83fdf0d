package com.tiktickets.observability.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.DoubleUpDownCounter;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.context.Context;

/**
 * Synchronous instruments that stamp each measurement. Every overload ends in the one
 * that names its context, because that is the context whose tenant counts.
 */
final class StampingInstruments {

	private StampingInstruments() {
	}

	/**
	 * Returns the stamping form of an instrument.
	 * @param instrument what a builder built
	 * @param stamp the stamp
	 * @return the stamping instrument, or the same object if it is not synchronous
	 */
	static Object stamping(Object instrument, TenantMeasurementStamp stamp) {
		if (instrument instanceof LongCounter delegate) {
			return new StampingLongCounter(delegate, stamp);
		}
		if (instrument instanceof DoubleCounter delegate) {
			return new StampingDoubleCounter(delegate, stamp);
		}
		if (instrument instanceof LongUpDownCounter delegate) {
			return new StampingLongUpDownCounter(delegate, stamp);
		}
		if (instrument instanceof DoubleUpDownCounter delegate) {
			return new StampingDoubleUpDownCounter(delegate, stamp);
		}
		if (instrument instanceof LongHistogram delegate) {
			return new StampingLongHistogram(delegate, stamp);
		}
		if (instrument instanceof DoubleHistogram delegate) {
			return new StampingDoubleHistogram(delegate, stamp);
		}
		if (instrument instanceof LongGauge delegate) {
			return new StampingLongGauge(delegate, stamp);
		}
		if (instrument instanceof DoubleGauge delegate) {
			return new StampingDoubleGauge(delegate, stamp);
		}
		return instrument;
	}

	private record StampingLongCounter(LongCounter delegate, TenantMeasurementStamp stamp) implements LongCounter {

		@Override
		public void add(long value) {
			add(value, Attributes.empty(), Context.current());
		}

		@Override
		public void add(long value, Attributes attributes) {
			add(value, attributes, Context.current());
		}

		@Override
		public void add(long value, Attributes attributes, Context context) {
			this.delegate.add(value, this.stamp.stamp(attributes, context), context);
		}

	}

	private record StampingDoubleCounter(DoubleCounter delegate,
			TenantMeasurementStamp stamp) implements DoubleCounter {

		@Override
		public void add(double value) {
			add(value, Attributes.empty(), Context.current());
		}

		@Override
		public void add(double value, Attributes attributes) {
			add(value, attributes, Context.current());
		}

		@Override
		public void add(double value, Attributes attributes, Context context) {
			this.delegate.add(value, this.stamp.stamp(attributes, context), context);
		}

	}

	private record StampingLongUpDownCounter(LongUpDownCounter delegate,
			TenantMeasurementStamp stamp) implements LongUpDownCounter {

		@Override
		public void add(long value) {
			add(value, Attributes.empty(), Context.current());
		}

		@Override
		public void add(long value, Attributes attributes) {
			add(value, attributes, Context.current());
		}

		@Override
		public void add(long value, Attributes attributes, Context context) {
			this.delegate.add(value, this.stamp.stamp(attributes, context), context);
		}

	}

	private record StampingDoubleUpDownCounter(DoubleUpDownCounter delegate,
			TenantMeasurementStamp stamp) implements DoubleUpDownCounter {

		@Override
		public void add(double value) {
			add(value, Attributes.empty(), Context.current());
		}

		@Override
		public void add(double value, Attributes attributes) {
			add(value, attributes, Context.current());
		}

		@Override
		public void add(double value, Attributes attributes, Context context) {
			this.delegate.add(value, this.stamp.stamp(attributes, context), context);
		}

	}

	private record StampingLongHistogram(LongHistogram delegate,
			TenantMeasurementStamp stamp) implements LongHistogram {

		@Override
		public void record(long value) {
			record(value, Attributes.empty(), Context.current());
		}

		@Override
		public void record(long value, Attributes attributes) {
			record(value, attributes, Context.current());
		}

		@Override
		public void record(long value, Attributes attributes, Context context) {
			this.delegate.record(value, this.stamp.stamp(attributes, context), context);
		}

	}

	private record StampingDoubleHistogram(DoubleHistogram delegate,
			TenantMeasurementStamp stamp) implements DoubleHistogram {

		@Override
		public void record(double value) {
			record(value, Attributes.empty(), Context.current());
		}

		@Override
		public void record(double value, Attributes attributes) {
			record(value, attributes, Context.current());
		}

		@Override
		public void record(double value, Attributes attributes, Context context) {
			this.delegate.record(value, this.stamp.stamp(attributes, context), context);
		}

	}

	private record StampingLongGauge(LongGauge delegate, TenantMeasurementStamp stamp) implements LongGauge {

		@Override
		public void set(long value) {
			set(value, Attributes.empty(), Context.current());
		}

		@Override
		public void set(long value, Attributes attributes) {
			set(value, attributes, Context.current());
		}

		@Override
		public void set(long value, Attributes attributes, Context context) {
			this.delegate.set(value, this.stamp.stamp(attributes, context), context);
		}

	}

	private record StampingDoubleGauge(DoubleGauge delegate, TenantMeasurementStamp stamp) implements DoubleGauge {

		@Override
		public void set(double value) {
			set(value, Attributes.empty(), Context.current());
		}

		@Override
		public void set(double value, Attributes attributes) {
			set(value, attributes, Context.current());
		}

		@Override
		public void set(double value, Attributes attributes, Context context) {
			this.delegate.set(value, this.stamp.stamp(attributes, context), context);
		}

	}

}
