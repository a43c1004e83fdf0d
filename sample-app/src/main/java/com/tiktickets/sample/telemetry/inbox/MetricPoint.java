package com.tiktickets.sample.telemetry.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One point of a line.
 *
 * @param series the line
 * @param start when the sum began, in nanoseconds since the epoch
 * @param time when it was taken, in nanoseconds since the epoch
 * @param value the value; of a histogram, the sum
 * @param histogram the distribution, of histograms only
 * @param exemplars measurements with their trace
 */
public record MetricPoint(MetricSeries series, long start, long time, double value, @Nullable Histogram histogram,
		List<Exemplar> exemplars) {

	/**
	 * A measurement with its trace.
	 *
	 * @param time nanoseconds since the epoch
	 * @param value what was measured
	 * @param traceId the trace
	 * @param spanId the span
	 */
	public record Exemplar(long time, double value, String traceId, String spanId) {
	}
}
