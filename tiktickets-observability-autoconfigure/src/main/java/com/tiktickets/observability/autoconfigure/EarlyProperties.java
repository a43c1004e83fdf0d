package com.tiktickets.observability.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Hands over what OpenTelemetry's instrumentations read from system properties when their
 * classes load, before any bean exists. What the process was started with is left alone.
 */
final class EarlyProperties {

	private static final String SEMCONV_OPT_IN = "otel.semconv-stability.opt-in";

	/** The stable names, and no old ones beside them. */
	private static final String STABLE_NAMES = "database,code,service.peer";

	private EarlyProperties() {
	}

	static void handOver(Environment environment) {
		if (System.getProperty(SEMCONV_OPT_IN) != null || fromProcess("OTEL_SEMCONV_STABILITY_OPT_IN") != null) {
			return;
		}
		System.setProperty(SEMCONV_OPT_IN, environment.getProperty(SEMCONV_OPT_IN, STABLE_NAMES));
	}

	private static @Nullable String fromProcess(String variable) {
		return System.getenv(variable);
	}

}
