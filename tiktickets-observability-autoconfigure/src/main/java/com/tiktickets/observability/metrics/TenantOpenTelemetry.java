package com.tiktickets.observability.metrics;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.incubator.ExtendedOpenTelemetry;
import io.opentelemetry.api.incubator.config.ConfigProvider;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;

/**
 * The one OpenTelemetry of the application, as instrumentations see it: the SDK with a
 * meter provider that adds the tenant to measurements. Thread-safe.
 */
public final class TenantOpenTelemetry implements ExtendedOpenTelemetry {

	private final OpenTelemetry delegate;

	private final MeterProvider meterProvider;

	/**
	 * Creates the view.
	 * @param delegate the SDK
	 * @param processor adds the tenant to attributes
	 */
	public TenantOpenTelemetry(OpenTelemetry delegate, TenantAttributesProcessor processor) {
		this.delegate = delegate;
		this.meterProvider = new TenantMeterProvider(delegate.getMeterProvider(), processor);
	}

	@Override
	public TracerProvider getTracerProvider() {
		return this.delegate.getTracerProvider();
	}

	@Override
	public MeterProvider getMeterProvider() {
		return this.meterProvider;
	}

	@Override
	public LoggerProvider getLogsBridge() {
		return this.delegate.getLogsBridge();
	}

	@Override
	public ContextPropagators getPropagators() {
		return this.delegate.getPropagators();
	}

	@Override
	public ConfigProvider getConfigProvider() {
		return (this.delegate instanceof ExtendedOpenTelemetry extended) ? extended.getConfigProvider()
				: ConfigProvider.noop();
	}

	@Override
	public String toString() {
		return "TenantOpenTelemetry{" + this.delegate + "}";
	}

}
