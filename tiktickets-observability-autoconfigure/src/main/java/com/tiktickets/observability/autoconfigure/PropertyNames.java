package com.tiktickets.observability.autoconfigure;

/**
 * Names of properties that are read before they can be bound to a class, or by
 * conditions.
 */
public final class PropertyNames {

	/** Prefix of all our properties. */
	public static final String PREFIX = "tiktickets.observability";

	/** The switch of everything. */
	public static final String ENABLED = PREFIX + ".enabled";

	/** OpenTelemetry's own switch of everything, {@code OTEL_SDK_DISABLED}. */
	public static final String OTEL_SDK_DISABLED = "otel.sdk.disabled";

	/** Where the environment post-processor leaves the mode; nobody sets it. */
	static final String MODE = PREFIX + ".internal.mode";

	private PropertyNames() {
	}

}
