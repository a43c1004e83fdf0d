package com.tiktickets.observability.semconv;

import java.util.List;

/**
 * Bounds of the buckets of durations.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-metrics/">Semantic
 * conventions: http.server.request.duration</a>
 */
public final class DurationBounds {

	/**
	 * Bounds for operations, in seconds, as the semantic conventions advise for HTTP
	 * requests.
	 */
	public static final List<Double> OPERATION = List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0,
			2.5, 5.0, 7.5, 10.0);

	private DurationBounds() {
	}

}
