package com.tiktickets.observability.autoconfigure;

import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
			"metrics", "propagation", "redaction", "redis", "socketio", "tenant", "tracing", "web", "websocket",
			"whatsapp");

	private final Environment environment;

	private final SdkSettings settings;

	StartLine(Environment environment, SdkSettings settings) {
		this.environment = environment;
		this.settings = settings;
	}

	void log() {
		ObservabilityMode mode = ObservabilityMode.of(this.environment);
		logger.info("TikTickets Observability {} {}.", ReleasedVersions.starter(), switch (mode) {
			case STARTER -> exported() + off();
			case AGENT -> "adds the tenant to the telemetry of the OpenTelemetry Java agent, which exports it" + off();
			case DISABLED -> "makes no telemetry, because " + mode.reason(this.environment)
					+ "; trace context of incoming requests is passed on";
		});
	}

	private String exported() {
		Resource resource = this.settings.resource();
		if (resource == null) {
			return "uses the OpenTelemetry bean of the application, which decides where telemetry goes";
		}
		Map<String, List<String>> targets = new LinkedHashMap<>();
		this.settings.targets()
			.forEach((signal, exporters) -> exporters
				.forEach((exporter) -> targets.computeIfAbsent(exporter.describe(), (key) -> new ArrayList<>())
					.add(signal.plural())));
		List<String> sentences = new ArrayList<>();
		targets.forEach((target, signals) -> sentences.add(String.join(", ", signals) + " to " + target));
		return "exports telemetry of the service '" + resource.getAttribute(SemanticAttributes.SERVICE_NAME) + "': "
				+ (sentences.isEmpty() ? "nothing" : String.join("; ", sentences));
	}

	private String off() {
		Binder binder = Binder.get(this.environment);
		List<String> off = CONCERNS.stream()
			.map((concern) -> PREFIX + concern + ".enabled")
			.filter((property) -> !binder.bind(property, Boolean.class).orElse(true))
			.toList();
		return off.isEmpty() ? "" : ". Switched off by property: " + String.join(", ", off);
	}

}
