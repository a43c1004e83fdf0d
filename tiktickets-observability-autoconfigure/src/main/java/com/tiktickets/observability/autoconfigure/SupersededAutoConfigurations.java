package com.tiktickets.observability.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Leaves out, before their classes are read, the auto-configurations whose work is done
 * by others here: a second SDK, observations of requests that have a span already, meters
 * that would be denied, instrumentations that are switched off. What a property switches
 * on again is kept.
 */
final class SupersededAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

	private static final String BOOT = "org.springframework.boot.";

	private static final String INSTRUMENTATION = "io.opentelemetry.instrumentation.spring.autoconfigure.internal.instrumentation.";

	/**
	 * OpenTelemetry's instrumentation measures the JVM. This library creates the spans of
	 * Redis commands, connects the log appenders earlier, and instruments data sources
	 * without changing their class. The other auto-configurations are for Spring Boot 3.
	 */
	private static final Set<String> ALWAYS = Set.of(
			BOOT + "data.redis.autoconfigure.observation.LettuceObservationAutoConfiguration",
			BOOT + "micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration",
			INSTRUMENTATION + "logging.OpenTelemetryAppenderAutoConfiguration",
			INSTRUMENTATION + "jdbc.JdbcInstrumentationAutoConfiguration",
			INSTRUMENTATION + "jdbc.JdbcInstrumentationSpringBoot4AutoConfiguration",
			INSTRUMENTATION + "micrometer.MicrometerBridgeAutoConfiguration",
			INSTRUMENTATION + "mongo.MongoClientInstrumentationAutoConfiguration",
			INSTRUMENTATION + "kafka.ProducerFactoryCustomizerConfiguration",
			INSTRUMENTATION + "web.RestClientInstrumentationAutoConfiguration",
			INSTRUMENTATION + "web.SpringWebInstrumentationAutoConfiguration");

	/** This auto-configuration observes the same statements as OpenTelemetry's module. */
	private static final String R2DBC_OBSERVATION = BOOT
			+ "r2dbc.autoconfigure.observation.R2dbcObservationAutoConfiguration";

	private static final Map<String, List<String>> UNLESS_TRUE = Map.of(
			"management.observations.enable.http.server.requests",
			List.of(BOOT + "webmvc.autoconfigure.WebMvcObservationAutoConfiguration",
					BOOT + "webflux.autoconfigure.WebFluxObservationAutoConfiguration"),
			"management.observations.enable.http.client.requests",
			List.of(BOOT + "restclient.autoconfigure.RestClientObservationAutoConfiguration",
					BOOT + "restclient.autoconfigure.RestTemplateObservationAutoConfiguration",
					BOOT + "webclient.autoconfigure.WebClientObservationAutoConfiguration",
					BOOT + "http.client.autoconfigure.metrics.HttpClientMetricsAutoConfiguration"),
			"management.opentelemetry.enabled",
			List.of(BOOT + "opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
					BOOT + "opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration",
					BOOT + "opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration",
					BOOT + "micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration",
					BOOT + "micrometer.tracing.opentelemetry.autoconfigure.zipkin.ZipkinWithOpenTelemetryTracingAutoConfiguration"));

	private static final Map<String, List<String>> MODULES = Map.of("kafka",
			List.of("kafka.KafkaInstrumentationAutoConfiguration",
					"kafka.ProducerFactoryCustomizerSpringBoot4Configuration"),
			"mongo", List.of("mongo.MongoClientInstrumentationSpringBoot4AutoConfiguration"), "r2dbc",
			List.of("r2dbc.R2dbcInstrumentationAutoConfiguration"), "spring-webmvc",
			List.of("webmvc.SpringWebMvc6InstrumentationAutoConfiguration"), "spring-scheduling",
			List.of("scheduling.SpringSchedulingInstrumentationAutoConfiguration"), "common.thread-details",
			List.of("thread.ThreadDetailsAutoConfiguration"));

	private final Map<String, Predicate<Environment>> superseded = new HashMap<>();

	private @Nullable Environment environment;

	/** Without a weaver an aspect does nothing, and cannot be processed ahead of time. */
	private static final String ASPECT = INSTRUMENTATION + "annotations.InstrumentationAnnotationsAutoConfiguration";

	SupersededAutoConfigurations() {
		boolean weaver = ClassUtils.isPresent("org.aspectj.weaver.Advice", getClass().getClassLoader());
		this.superseded.put(ASPECT, (environment) -> !weaver);
		ALWAYS.forEach((type) -> this.superseded.put(type, (environment) -> true));
		UNLESS_TRUE.forEach((property, types) -> types
			.forEach((type) -> this.superseded.put(type, (environment) -> !isTrue(environment, property))));
		this.superseded.put(R2DBC_OBSERVATION, (environment) -> isOn(environment, "r2dbc"));
		MODULES.forEach((module, types) -> types.forEach(
				(type) -> this.superseded.put(INSTRUMENTATION + type, (environment) -> !isOn(environment, module))));
	}

	private static boolean isOn(Environment environment, String module) {
		return environment.getProperty("otel.instrumentation." + module + ".enabled", Boolean.class,
				isTrue(environment, "otel.instrumentation.common.default-enabled"));
	}

	private static boolean isTrue(Environment environment, String property) {
		return environment.getProperty(property, Boolean.class, false);
	}

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public boolean[] match(@Nullable String[] types, AutoConfigurationMetadata metadata) {
		boolean[] kept = new boolean[types.length];
		boolean filters = this.environment != null
				&& ObservabilityMode.of(this.environment) == ObservabilityMode.STARTER;
		for (int i = 0; i < types.length; i++) {
			Predicate<Environment> test = this.superseded.get(types[i]);
			kept[i] = !filters || test == null || !test.test(this.environment);
		}
		return kept;
	}

}
