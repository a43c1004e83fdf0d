package com.tiktickets.observability.autoconfigure;

/**
 * Names of properties that are read before they can be bound to a class, or by
 * conditions.
 */
final class PropertyNames {

	/** Prefix of all our properties. */
	static final String PREFIX = "tiktickets.observability";

	/** The switch of everything. */
	static final String ENABLED = PREFIX + ".enabled";

	/** OpenTelemetry's own switch of everything, {@code OTEL_SDK_DISABLED}. */
	static final String OTEL_SDK_DISABLED = "otel.sdk.disabled";

	/** Where the environment post-processor leaves the mode; nobody sets it. */
	static final String MODE = PREFIX + ".internal.mode";

	private PropertyNames() {
	}

}
