package com.tiktickets.sample.telemetry.query;

/**
 * Which spans of a trace to show.
 *
 * @param tenant whose, empty for all
 * @param span a span that has to be among them, if it is here
 * @param from the first one in the order of the tree, unless a span is named
 * @param limit how many, {@value Trace#SPANS_AT_A_TIME} if not given
 */
public record TraceSlice(String tenant, String span, Integer from, Integer limit) {

	public TraceSlice {
		tenant = Limits.orEmpty(tenant);
		span = Limits.orEmpty(span);
		from = (from != null) ? Math.max(0, from) : 0;
		limit = Limits.between(limit, Trace.SPANS_AT_A_TIME, 20_000);
	}

	/**
	 * Whole slices, so that those before and after are the same wherever one came in.
	 */
	int start(int indexOfSpan) {
		return (indexOfSpan >= 0) ? indexOfSpan / this.limit * this.limit : this.from;
	}
}
