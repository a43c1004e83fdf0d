package com.tiktickets.observability.autoconfigure;

import com.tiktickets.observability.export.OtlpTarget;
import com.tiktickets.observability.export.Signal;
import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Logs one line when an application starts: the endpoint and protocol of each signal, the
 * service, and the concerns that are switched off.
 */
final class StartLine {

	private static final Logger logger = LoggerFactory.getLogger(StartLine.class);

	private static final String PREFIX = "tiktickets.observability.";

	private static final List<String> CONCERNS = List.of("amqp", "browser", "executors", "export", "jdbc", "logging",
			"metrics", "propagation", "redis", "socketio", "tenant", "tracing", "web", "websocket", "whatsapp");

	private final Environment environment;

	private volatile @Nullable String exported;

	StartLine(Environment environment) {
		this.environment = environment;
	}

	/** Stores the settings that the SDK is built from. */
	void resolved(Resource resource, ConfigProperties config) {
		Map<String, List<String>> targets = new LinkedHashMap<>();
		for (Signal signal : Signal.values()) {
			for (String exporter : exporters(config, signal)) {
				String target = exporter.equals("otlp") ? OtlpTarget.of(config::getString, signal).toString()
						: "the exporter '" + exporter + "'";
				targets.computeIfAbsent(target, (key) -> new ArrayList<>()).add(signal.plural());
			}
		}
		List<String> sentences = new ArrayList<>();
		targets.forEach((target, signals) -> sentences.add(String.join(", ", signals) + " to " + target));
		this.exported = "exports telemetry of the service '" + resource.getAttribute(SemanticAttributes.SERVICE_NAME)
				+ "': " + (sentences.isEmpty() ? "nothing" : String.join("; ", sentences));
	}

	private static List<String> exporters(ConfigProperties config, Signal signal) {
		List<String> exporters = config.getList("otel." + signal.plural() + ".exporter");
		return exporters.isEmpty() ? List.of("otlp")
				: exporters.stream().filter((exporter) -> !exporter.equals("none")).toList();
	}

	void log() {
		logger.info("TikTickets Observability {} {}.", ReleasedVersions.starter(),
				switch (ObservabilityMode.of(this.environment)) {
					case STARTER -> exported() + off();
					case AGENT ->
						"adds the tenant to the telemetry of the OpenTelemetry Java agent, which exports it" + off();
					case DISABLED ->
						"makes no telemetry, because " + cause() + "; trace context of incoming requests is passed on";
				});
	}

	private String exported() {
		String known = this.exported;
		return (known != null) ? known
				: "uses the OpenTelemetry bean of the application, which decides where telemetry goes";
	}

	private String off() {
		Binder binder = Binder.get(this.environment);
		List<String> off = CONCERNS.stream()
			.map((concern) -> PREFIX + concern + ".enabled")
			.filter((property) -> !binder.bind(property, Boolean.class).orElse(true))
			.toList();
		return off.isEmpty() ? "" : ". Switched off by property: " + String.join(", ", off);
	}

	private String cause() {
		boolean enabled = Binder.get(this.environment).bind(PREFIX + "enabled", Boolean.class).orElse(true);
		return enabled ? "otel.sdk.disabled (OTEL_SDK_DISABLED) is true" : PREFIX + "enabled is false";
	}

}
