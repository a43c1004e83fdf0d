package com.tiktickets.sample.telemetry.query;

import java.time.Instant;
import java.util.Set;

/**
 * A trace in one line.
 *
 * @param id the trace
 * @param name the operation it began with
 * @param service where it began
 * @param start when it began
 * @param durationNanos from the first start to the last end
 * @param spans the number of spans
 * @param failedSpans how many of them failed
 * @param errors how many exceptions were recorded
 * @param tenants whose work it is
 * @param services who took part
 */
public record TraceSummary(String id, String name, String service, Instant start, long durationNanos, int spans,
		int failedSpans, int errors, Set<String> tenants, Set<String> services) {

	/**
	 * Tells whether something went wrong.
	 * @return whether a span failed or an exception was recorded
	 */
	public boolean failed() {
		return this.failedSpans > 0 || this.errors > 0;
	}
}
