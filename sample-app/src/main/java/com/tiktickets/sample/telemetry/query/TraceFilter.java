package com.tiktickets.sample.telemetry.query;

/**
 * Which traces to list. What is empty does not restrict.
 *
 * @param tenant whose
 * @param q a text in a name, an id or an attribute
 * @param service the service of one of its spans
 * @param errors only those in which something failed
 * @param slowest the longest first, instead of the newest
 * @param limit how many, 50 if not given
 */
public record TraceFilter(String tenant, String q, String service, Boolean errors, Boolean slowest, Integer limit) {

	public TraceFilter {
		tenant = Limits.orEmpty(tenant);
		q = Limits.orEmpty(q);
		service = Limits.orEmpty(service);
		errors = Boolean.TRUE.equals(errors);
		slowest = Boolean.TRUE.equals(slowest);
		limit = Limits.between(limit, 50, 1_000);
	}

}
