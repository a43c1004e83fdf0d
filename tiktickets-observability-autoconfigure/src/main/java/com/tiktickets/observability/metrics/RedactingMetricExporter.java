package com.tiktickets.observability.metrics;

import com.tiktickets.observability.export.DelegatingMetricExporter;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.Collection;
import java.util.function.UnaryOperator;

/**
 * Redacts the attributes of points and of their exemplars. Points that differ only in
 * what is redacted become one. Works at collection time, off the hot path. Thread-safe if
 * its delegate is.
 */
public final class RedactingMetricExporter extends DelegatingMetricExporter {

	private final PointAttributes redacted;

	/**
	 * Creates the exporter.
	 * @param delegate sends the points
	 * @param redaction redacts attributes, and returns the same object if there is
	 * nothing
	 */
	public RedactingMetricExporter(MetricExporter delegate, UnaryOperator<Attributes> redaction) {
		super(delegate);
		this.redacted = new PointAttributes(redaction, redaction);
	}

	@Override
	public CompletableResultCode export(Collection<MetricData> metrics) {
		return this.delegate.export(metrics.stream().map(this.redacted::applyTo).toList());
	}

}
