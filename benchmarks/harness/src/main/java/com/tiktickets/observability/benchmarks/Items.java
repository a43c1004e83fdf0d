package com.tiktickets.observability.benchmarks;

/**
 * Numbers of items.
 *
 * @param spans spans
 * @param logs log records
 * @param points metric points
 */
record Items(long spans, long logs, long points) {

	static final Items NONE = new Items(0, 0, 0);

	/** More than ever arrives, and still a number that can be added to itself. */
	static final Items ENDLESS = new Items(Integer.MAX_VALUE, Integer.MAX_VALUE, 0);

	Items plus(Items other) {
		return new Items(this.spans + other.spans, this.logs + other.logs, this.points + other.points);
	}

	Items minus(Items other) {
		return new Items(this.spans - other.spans, this.logs - other.logs, this.points - other.points);
	}

	Items times(long requests) {
		return new Items(this.spans * requests, this.logs * requests, this.points * requests);
	}

	Items perRequest(long requests) {
		return new Items(Math.round((double) this.spans / requests), Math.round((double) this.logs / requests), 0);
	}

	/** Metric points are not of requests, so they are neither made nor lost with them. */
	long ofRequests() {
		return this.spans + this.logs;
	}

	/**
	 * Counted for each kind: more log records than expected do not replace lost spans.
	 */
	long missingFrom(Items made) {
		return Math.max(0, made.spans - this.spans) + Math.max(0, made.logs - this.logs);
	}

}
