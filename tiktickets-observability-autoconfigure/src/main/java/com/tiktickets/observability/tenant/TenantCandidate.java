package com.tiktickets.observability.tenant;

/**
 * What a request says its tenant is, not yet validated.
 *
 * @param value the id as it came
 * @param source where it came from, a low-cardinality word such as {@code principal}
 */
public record TenantCandidate(String value, String source) {

	/** Source of an authenticated principal. */
	public static final String PRINCIPAL = "principal";

	/** Source of a trusted header. */
	public static final String HEADER = "header";

	/** Source of baggage that a trusted peer sent. */
	public static final String BAGGAGE = "baggage";

	/** Source of a fixed tenant. */
	public static final String FIXED = "fixed";

}
