package com.tiktickets.observability.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Every default that the starter sets for others, each with its reason. */
final class Defaults {

	private static final String CONSOLE_CORRELATION = "[%X{tenant_id:-_system},%X{trace_id:-}] ";

	/** Log4j 2 has no defaults for keys that are absent. */
	private static final String LOG4J_CONSOLE_CORRELATION = "[%equals{%X{tenant_id}}{}{_system},%X{trace_id}] ";

	/** Series per instrument for each tenant before the SDK folds them itself. */
	private static final int SERIES_PER_TENANT = 2_000;

	/** Longer than a batch is ever held. */
	private static final String HOLD = "15m";

	private static final List<String> ONLY_OPENTELEMETRYS_FILTER = List.of("otel.instrumentation.http.known-methods",
			"otel.instrumentation.http.server.capture-request-headers",
			"otel.instrumentation.http.server.capture-response-headers",
			"otel.instrumentation.http.server.emit-experimental-telemetry",
			"otel.instrumentation.sanitization.url.experimental.sensitive-query-parameters");

	private Defaults() {
	}

	static Map<String, Object> of(Environment environment, ObservabilityMode mode) {
		Map<String, Object> defaults = new HashMap<>();
		oneSdk(defaults);
		oneSpanPerOperation(defaults);
		if (mode != ObservabilityMode.DISABLED) {
			console(defaults);
			reactor(defaults);
		}
		if (mode == ObservabilityMode.STARTER) {
			instrumentations(environment, defaults);
			correlation(environment, defaults);
			logRecords(environment, defaults);
			metrics(environment, defaults);
			exporters(environment, defaults);
		}
		if (mode == ObservabilityMode.AGENT) {
			oneSpanBesideAgent(defaults);
		}
		return defaults;
	}

	/**
	 * Boot's second SDK and its own meter registry would send everything twice. Baggage
	 * of strangers is neither believed nor passed on.
	 */
	private static void oneSdk(Map<String, Object> defaults) {
		defaults.put("management.opentelemetry.enabled", false);
		defaults.put("management.opentelemetry.map-environment-variables", false);
		defaults.put("management.otlp.metrics.export.enabled", false);
		defaults.put("otel.propagators", "tracecontext");
	}

	/**
	 * OpenTelemetry makes the HTTP spans; Spring's observations of the same requests
	 * would be second ones.
	 */
	private static void oneSpanPerOperation(Map<String, Object> defaults) {
		defaults.put("management.observations.enable.http.server.requests", false);
		defaults.put("management.observations.enable.spring.security", false);
		defaults.put("management.observations.annotations.enabled", true);
		defaults.put("management.metrics.observations.ignored-meters", "long-task-timer");
	}

	/** The agent makes the spans of scheduled methods, and those of all HTTP clients. */
	private static void oneSpanBesideAgent(Map<String, Object> defaults) {
		defaults.put("management.observations.enable.http.client.requests", false);
		defaults.put("management.observations.enable.tasks.scheduled.execution", false);
	}

	private static void console(Map<String, Object> defaults) {
		boolean logback = ClassUtils.isPresent("ch.qos.logback.classic.LoggerContext", Defaults.class.getClassLoader());
		defaults.put("logging.pattern.correlation", logback ? CONSOLE_CORRELATION : LOG4J_CONSOLE_CORRELATION);
	}

	/**
	 * Operators run on any thread; what the diagnostic context and raw meters read there
	 * has to come along.
	 */
	private static void reactor(Map<String, Object> defaults) {
		defaults.put("spring.reactor.context-propagation", "auto");
	}

	/**
	 * Spans of servlet requests are made here, unless something is asked of them that
	 * only OpenTelemetry's filter can do, or all of its instrumentations are wanted.
	 * Scheduled tasks have Spring's observation in any case.
	 */
	private static void instrumentations(Environment environment, Map<String, Object> defaults) {
		defaults.put("otel.instrumentation.common.default-enabled", false);
		for (String module : List.of("annotations", "jdbc", "kafka", "logback-appender", "micrometer", "mongo", "r2dbc",
				"runtime-telemetry", "spring-web", "spring-webflux")) {
			defaults.put("otel.instrumentation." + module + ".enabled", true);
		}
		defaults.put("otel.instrumentation.spring-scheduling.enabled", false);
		if (environment.getProperty("otel.instrumentation.kafka.enabled", Boolean.class, true)) {
			defaults.put("management.observations.enable.spring.kafka", false);
		}
		if (ONLY_OPENTELEMETRYS_FILTER.stream().anyMatch(environment::containsProperty)
				|| environment.getProperty("otel.instrumentation.common.default-enabled", Boolean.class, false)) {
			defaults.put("otel.instrumentation.spring-webmvc.enabled", true);
		}
		defaults.put("otel.resource.disabled.keys", "process.command_args,process.command_line");
	}

	/**
	 * Spring Boot's listener would look at each scope for fields that nobody asked for.
	 */
	private static void correlation(Environment environment, Map<String, Object> defaults) {
		List<String> fields = Binder.get(environment)
			.bind("management.tracing.baggage.correlation.fields", Bindable.listOf(String.class))
			.orElse(List.of());
		if (fields.isEmpty()) {
			defaults.put("management.tracing.baggage.correlation.enabled", false);
		}
	}

	private static void logRecords(Environment environment, Map<String, Object> defaults) {
		String appender = "otel.instrumentation.logback-appender.";
		defaults.put(appender + "experimental-log-attributes", true);
		defaults.put(appender + "experimental.capture-key-value-pair-attributes", true);
		List<String> mdcKeys = Binder.get(environment)
			.bind(PropertyNames.PREFIX + ".logging.mdc-keys", Bindable.listOf(String.class))
			.orElse(List.of());
		if (!mdcKeys.isEmpty()) {
			defaults.put(appender + "experimental.capture-mdc-attributes", String.join(",", mdcKeys));
		}
	}

	/** The cap on tenants has to come before the SDK's own limit. */
	private static void metrics(Environment environment, Map<String, Object> defaults) {
		defaults.put("otel.experimental.sdk.telemetry.version", "latest");
		int tenants = Binder.get(environment)
			.bind(PropertyNames.PREFIX + ".tenant.metrics.limit", Integer.class)
			.orElse(50);
		defaults.put("otel.java.metrics.cardinality.limit",
				Math.max(1, (int) Math.min(Integer.MAX_VALUE, (tenants + 3L) * SERIES_PER_TENANT)));
	}

	/**
	 * Failures are told by our own line; the exporters' would be one per signal, with
	 * stack traces. The processors wait for as long as a batch is held: the queue behind
	 * it is what an outage fills. Queues and batches of the SDK's size lose half of what
	 * a busy core makes; these are a few ten megabytes when full, encoded or not.
	 */
	private static void exporters(Environment environment, Map<String, Object> defaults) {
		boolean encoded = environment.getProperty(PropertyNames.PREFIX + ".export.encoded-queue", Boolean.class, true)
				&& !"grpc".equals(environment.getProperty("otel.exporter.otlp.protocol"));
		defaults.put("otel.bsp.export.timeout", HOLD);
		defaults.put("otel.blrp.export.timeout", HOLD);
		for (String processor : List.of("otel.bsp.", "otel.blrp.")) {
			defaults.put(processor + "max.queue.size", encoded ? 32_768 : 16_384);
			defaults.put(processor + "max.export.batch.size", 2_048);
		}
		defaults.put("logging.level.io.opentelemetry.sdk.trace.export.BatchSpanProcessor", "ERROR");
		defaults.put("logging.level.io.opentelemetry.exporter.internal", "OFF");
		defaults.put("logging.level.io.opentelemetry.sdk.metrics.export.PeriodicMetricReader", "ERROR");
	}

}
