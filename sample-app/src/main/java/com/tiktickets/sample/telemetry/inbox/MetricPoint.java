package com.tiktickets.sample.telemetry.inbox;

import java.util.List;
import java.util.function.Consumer;
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

	long ownWeight() {
		return 120 + 56L * this.exemplars.size() + ((this.histogram != null) ? this.histogram.weight() : 0);
	}

	void eachPart(Consumer<Object> action) {
		action.accept(this.series);
		action.accept(this.series.resource());
		this.exemplars.forEach((exemplar) -> {
			action.accept(exemplar.traceId());
			action.accept(exemplar.spanId());
		});
	}

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
