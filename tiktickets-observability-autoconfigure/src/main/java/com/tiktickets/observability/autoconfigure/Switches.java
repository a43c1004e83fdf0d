package com.tiktickets.observability.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.aot.AotDetector;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What follows for others from a switch of ours that is off. */
final class Switches {

	private static final String NONE = "none";

	private static final Map<String, Map<String, Object>> OFF = Map.of(//
			"tracing", Map.of("otel.traces.exporter", NONE), //
			"logging", Map.of("otel.logs.exporter", NONE, "otel.instrumentation.logback-appender.enabled", false), //
			"metrics",
			Map.of("otel.metrics.exporter", NONE, "otel.instrumentation.micrometer.enabled", false,
					"otel.instrumentation.runtime-telemetry.enabled", false), //
			"web",
			Map.of("otel.instrumentation.spring-webmvc.enabled", false, "otel.instrumentation.spring-web.enabled",
					false, "otel.instrumentation.spring-webflux.enabled", false), //
			"jdbc", Map.of("otel.instrumentation.jdbc.enabled", false), //
			"export", Map.of("otel.traces.exporter", NONE, "otel.metrics.exporter", NONE, "otel.logs.exporter", NONE));

	private Switches() {
	}

	static Map<String, Object> of(Environment environment, ObservabilityMode mode) {
		Map<String, Object> switches = new HashMap<>();
		Binder binder = Binder.get(environment);
		OFF.forEach((concern, consequences) -> {
			if (!binder.bind(PropertyNames.PREFIX + "." + concern + ".enabled", Boolean.class).orElse(true)) {
				switches.putAll(consequences);
			}
		});
		switches.put(PropertyNames.MODE, mode.name());
		if (mode == ObservabilityMode.AGENT) {
			switches.put(PropertyNames.OTEL_SDK_DISABLED, true);
		}
		if (mode == ObservabilityMode.DISABLED) {
			passThrough(switches);
		}
		return switches;
	}

	/**
	 * OpenTelemetry's starter would switch its HTTP instrumentations off as well, and
	 * with them the trace context that passes through. They stay, on an OpenTelemetry
	 * that makes nothing; all others go. Which beans there are was settled at build time
	 * where an application was processed ahead of time: then the SDK itself is disabled.
	 */
	private static void passThrough(Map<String, Object> switches) {
		switches.put(PropertyNames.OTEL_SDK_DISABLED, AotDetector.useGeneratedArtifacts());
		switches.put("otel.instrumentation.common.default-enabled", false);
		for (String module : List.of("annotations", "jdbc", "logback-appender", "logback-mdc", "micrometer",
				"runtime-telemetry")) {
			switches.put("otel.instrumentation." + module + ".enabled", false);
		}
		for (String module : List.of("spring-web", "spring-webflux", "spring-webmvc")) {
			switches.put("otel.instrumentation." + module + ".enabled", true);
		}
	}

}
