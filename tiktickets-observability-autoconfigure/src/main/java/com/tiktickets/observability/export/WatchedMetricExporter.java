package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.Collection;

/**
 * Tells the {@link CollectorLink} how each export went. Thread-safe if its delegate is.
 */
public final class WatchedMetricExporter implements MetricExporter {

	private final MetricExporter delegate;

	private final CollectorLink link;

	/**
	 * Creates the exporter.
	 * @param delegate exports
	 * @param link is told the outcome
	 */
	public WatchedMetricExporter(MetricExporter delegate, CollectorLink link) {
		this.delegate = delegate;
		this.link = link;
	}

	@Override
	public CompletableResultCode export(Collection<MetricData> metrics) {
		return this.link.watch(Signal.METRICS, this.delegate.export(metrics));
	}

	@Override
	public CompletableResultCode flush() {
		return this.delegate.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.delegate.shutdown();
	}

	@Override
	public AggregationTemporality getAggregationTemporality(InstrumentType instrumentType) {
		return this.delegate.getAggregationTemporality(instrumentType);
	}

	@Override
	public Aggregation getDefaultAggregation(InstrumentType instrumentType) {
		return this.delegate.getDefaultAggregation(instrumentType);
	}

	@Override
	public MemoryMode getMemoryMode() {
		return this.delegate.getMemoryMode();
	}

	@Override
	public String toString() {
		return "WatchedMetricExporter{" + this.delegate + "}";
	}

}
