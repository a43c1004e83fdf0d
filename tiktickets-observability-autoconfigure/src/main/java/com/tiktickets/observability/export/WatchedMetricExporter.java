package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.Collection;

/**
 * Tells the {@link CollectorLink} how each export went. Thread-safe if its delegate is.
 */
public final class WatchedMetricExporter extends DelegatingMetricExporter {

	private final CollectorLink link;

	/**
	 * Creates the exporter.
	 * @param delegate exports
	 * @param link is told the outcome
	 */
	public WatchedMetricExporter(MetricExporter delegate, CollectorLink link) {
		super(delegate);
		this.link = link;
	}

	@Override
	public CompletableResultCode export(Collection<MetricData> metrics) {
		this.link.collected(metrics);
		return this.link.statistics(Signal.METRICS).count(exportUntilStop(metrics), points(metrics));
	}

	private CompletableResultCode exportUntilStop(Collection<MetricData> metrics) {
		if (this.link.hasGivenUp()) {
			return CompletableResultCode.ofFailure();
		}
		return this.link.watchUntilStop(Signal.METRICS, this.delegate.export(metrics));
	}

	private static int points(Collection<MetricData> metrics) {
		return metrics.stream().mapToInt((metric) -> metric.getData().getPoints().size()).sum();
	}

}
