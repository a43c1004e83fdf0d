package com.tiktickets.sample.telemetry.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some lines over the same time.
 *
 * @param title what is measured, and by what it is cut
 * @param unit the unit of the values
 * @param seconds the times, in seconds since the epoch
 * @param lines the lines, the largest first
 * @param hidden how many more there are
 * @param exemplars measurements with their trace, newest first
 */
public record Chart(String title, String unit, List<Long> seconds, List<Line> lines, int hidden,
		List<Exemplar> exemplars) {

	/**
	 * A line.
	 *
	 * @param name the tenant or the operation
	 * @param values a value for each time, {@code null} where nothing was measured
	 */
	public record Line(String name, List<@Nullable Double> values) {

		/**
		 * Returns the last value.
		 * @return the value, or {@code null} if nothing was measured
		 */
		public @Nullable Double last() {
			for (int i = this.values.size() - 1; i >= 0; i--) {
				if (this.values.get(i) != null) {
					return this.values.get(i);
				}
			}
			return null;
		}
	}

	/**
	 * A measurement with its trace.
	 *
	 * @param time when it was measured
	 * @param value what was measured
	 * @param name the tenant or the operation
	 * @param traceId the trace
	 * @param spanId the span
	 */
	public record Exemplar(Instant time, double value, String name, String traceId, String spanId) {
	}
}
