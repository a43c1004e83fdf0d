package com.tiktickets.observability.semconv;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Attributes of our own, in the form of the semantic conventions.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/general/naming/">Semantic
 * conventions: naming</a>
 */
public final class TikticketsAttributes {

	/**
	 * Name of the tenant attribute in every signal and backend, unless a property renames
	 * it.
	 */
	public static final String TENANT_ID = "tenant_id";

	/** Whether an ERROR record with an exception was logged inside the span. */
	public static final AttributeKey<Boolean> EXCEPTION_LOGGED = AttributeKey.booleanKey("exception.logged");

	/** How a tenant was looked for: {@code resolved}, {@code absent}. */
	public static final AttributeKey<String> TENANT_OUTCOME = AttributeKey.stringKey("tenant.resolution.outcome");

	/**
	 * Where a tenant came from: {@code principal}, {@code header}, {@code baggage},
	 * {@code fixed}.
	 */
	public static final AttributeKey<String> TENANT_SOURCE = AttributeKey.stringKey("tenant.resolution.source");

	/** Why a tenant was refused: {@code invalid}, {@code mismatch}, {@code untrusted}. */
	public static final AttributeKey<String> TENANT_REJECTION_REASON = AttributeKey
		.stringKey("tenant.rejection.reason");

	private TikticketsAttributes() {
	}

}
