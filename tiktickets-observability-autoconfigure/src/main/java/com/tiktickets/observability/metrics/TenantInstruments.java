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
 * Synchronous instruments that add the tenant to each measurement. Every overload ends in
 * the one that names its context, because that is the context whose tenant counts.
 */
final class TenantInstruments {

	private TenantInstruments() {
	}

	/**
	 * Returns an instrument that adds the tenant.
	 * @param instrument what a builder built
	 * @param processor adds the tenant
	 * @return the new instrument, or the same object if it is not synchronous
	 */
	static Object withTenant(Object instrument, TenantAttributesProcessor processor) {
		if (instrument instanceof LongCounter delegate) {
			return new TenantLongCounter(delegate, processor);
		}
		if (instrument instanceof DoubleCounter delegate) {
			return new TenantDoubleCounter(delegate, processor);
		}
		if (instrument instanceof LongUpDownCounter delegate) {
			return new TenantLongUpDownCounter(delegate, processor);
		}
		if (instrument instanceof DoubleUpDownCounter delegate) {
			return new TenantDoubleUpDownCounter(delegate, processor);
		}
		if (instrument instanceof LongHistogram delegate) {
			return new TenantLongHistogram(delegate, processor);
		}
		if (instrument instanceof DoubleHistogram delegate) {
			return new TenantDoubleHistogram(delegate, processor);
		}
		if (instrument instanceof LongGauge delegate) {
			return new TenantLongGauge(delegate, processor);
		}
		if (instrument instanceof DoubleGauge delegate) {
			return new TenantDoubleGauge(delegate, processor);
		}
		return instrument;
	}

	private record TenantLongCounter(LongCounter delegate, TenantAttributesProcessor processor) implements LongCounter {

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
			this.delegate.add(value, this.processor.process(attributes, context), context);
		}

	}

	private record TenantDoubleCounter(DoubleCounter delegate,
			TenantAttributesProcessor processor) implements DoubleCounter {

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
			this.delegate.add(value, this.processor.process(attributes, context), context);
		}

	}

	private record TenantLongUpDownCounter(LongUpDownCounter delegate,
			TenantAttributesProcessor processor) implements LongUpDownCounter {

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
			this.delegate.add(value, this.processor.process(attributes, context), context);
		}

	}

	private record TenantDoubleUpDownCounter(DoubleUpDownCounter delegate,
			TenantAttributesProcessor processor) implements DoubleUpDownCounter {

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
			this.delegate.add(value, this.processor.process(attributes, context), context);
		}

	}

	private record TenantLongHistogram(LongHistogram delegate,
			TenantAttributesProcessor processor) implements LongHistogram {

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
			this.delegate.record(value, this.processor.process(attributes, context), context);
		}

	}

	private record TenantDoubleHistogram(DoubleHistogram delegate,
			TenantAttributesProcessor processor) implements DoubleHistogram {

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
			this.delegate.record(value, this.processor.process(attributes, context), context);
		}

	}

	private record TenantLongGauge(LongGauge delegate, TenantAttributesProcessor processor) implements LongGauge {

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
			this.delegate.set(value, this.processor.process(attributes, context), context);
		}

	}

	private record TenantDoubleGauge(DoubleGauge delegate, TenantAttributesProcessor processor) implements DoubleGauge {

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
			this.delegate.set(value, this.processor.process(attributes, context), context);
		}

	}

}
