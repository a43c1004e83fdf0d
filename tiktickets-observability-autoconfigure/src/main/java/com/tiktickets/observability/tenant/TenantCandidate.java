package com.tiktickets.observability.tenant;

/**
 * What a request says its tenant is, not yet validated.
 *
 * @param value the id as it came
 * @param source where it came from, a low-cardinality word such as {@code principal}
 * @param trusted whether the source may name a tenant; what an untrusted one says is
 * counted and dropped
 */
public record TenantCandidate(String value, String source, boolean trusted) {

	/** Source of an authenticated principal. */
	public static final String PRINCIPAL = "principal";

	/** Source of a trusted header. */
	public static final String HEADER = "header";

	/** Source of baggage that a trusted peer sent. */
	public static final String BAGGAGE = "baggage";

	/** Source of a fixed tenant. */
	public static final String FIXED = "fixed";

	/**
	 * Creates a candidate of a trusted source.
	 * @param value the id as it came
	 * @param source where it came from, a low-cardinality word
	 */
	public TenantCandidate(String value, String source) {
		this(value, source, true);
	}

	/**
	 * Returns the same candidate of a source that is not trusted.
	 * @return the candidate
	 */
	public TenantCandidate untrusted() {
		return new TenantCandidate(this.value, this.source, false);
	}

}
