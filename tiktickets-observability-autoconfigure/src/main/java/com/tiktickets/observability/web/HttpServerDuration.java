package com.tiktickets.observability.web;

import com.tiktickets.observability.semconv.DurationBounds;
import com.tiktickets.observability.semconv.SemanticMetrics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;

/**
 * The histogram of request durations. Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-metrics/">Semantic
 * conventions: HTTP metrics</a>
 */
final class HttpServerDuration {

	private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

	private final DoubleHistogram histogram;

	HttpServerDuration(Meter meter) {
		this.histogram = meter.histogramBuilder(SemanticMetrics.HTTP_SERVER_REQUEST_DURATION)
			.setUnit("s")
			.setDescription("Duration of HTTP server requests.")
			.setExplicitBucketBoundariesAdvice(DurationBounds.OPERATION)
			.build();
	}

	void record(long nanos, Attributes attributes, Context context) {
		this.histogram.record(nanos / NANOS_PER_SECOND, attributes, context);
	}

}
