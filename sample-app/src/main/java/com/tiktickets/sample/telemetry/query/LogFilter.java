package com.tiktickets.sample.telemetry.query;

/**
 * Which log records to list. What is empty does not restrict.
 *
 * @param tenant whose
 * @param q a text in the message, the logger or an attribute
 * @param severity the lowest severity: trace, debug, info, warn, error
 * @param service who emitted it
 * @param trace the trace
 * @param span the span
 * @param limit how many, 100 if not given
 */
public record LogFilter(String tenant, String q, String severity, String service, String trace, String span,
		Integer limit) {

	public LogFilter {
		tenant = Limits.orEmpty(tenant);
		q = Limits.orEmpty(q);
		severity = Limits.orEmpty(severity);
		service = Limits.orEmpty(service);
		trace = Limits.orEmpty(trace);
		span = Limits.orEmpty(span);
		limit = Limits.between(limit, 100, 2_000);
	}

	static LogFilter all(String tenant) {
		return new LogFilter(tenant, "", "", "", "", "", 0);
	}

}
