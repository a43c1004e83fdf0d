package com.tiktickets.observability.autoconfigure;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Refuses, at start and by name, what the exporters could only fail with later. */
final class ExporterProperties {

	private static final List<String> SIGNALS = List.of("", "traces.", "metrics.", "logs.");

	private static final Set<String> PROTOCOLS = Set.of("http/protobuf", "grpc");

	private ExporterProperties() {
	}

	static void check(Environment environment) {
		String declarative = environment.getProperty("otel.file_format");
		if (declarative != null) {
			throw new InvalidPropertyException("otel.file_format", declarative,
					"declarative configuration does not ask the customizers by which telemetry gets its tenant",
					"Remove it and use otel.* properties or OTEL_* variables.");
		}
		for (String signal : SIGNALS) {
			checkEndpoint("otel.exporter.otlp." + signal + "endpoint", environment);
			checkProtocol("otel.exporter.otlp." + signal + "protocol", environment);
		}
		ExporterCertificates.check(environment);
	}

	private static void checkEndpoint(String property, Environment environment) {
		String value = environment.getProperty(property);
		if (value != null && !value.isBlank() && !isHttpUrl(value)) {
			String shown = value.replaceFirst("//[^/@]*@", "//***@");
			throw new InvalidPropertyException(described(property), shown, "it is not an http or https URL with a host",
					"Use the Collector's address, such as http://localhost:4318 (HTTP) or http://localhost:4317 (gRPC).");
		}
	}

	private static boolean isHttpUrl(String value) {
		URI uri = parse(value);
		return uri != null && uri.getHost() != null
				&& ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
	}

	private static @Nullable URI parse(String value) {
		try {
			return new URI(value);
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static void checkProtocol(String property, Environment environment) {
		String value = environment.getProperty(property);
		if (value != null && !value.isBlank() && !PROTOCOLS.contains(value)) {
			throw new InvalidPropertyException(described(property), value, "it is not a protocol of the OTLP exporters",
					"Use http/protobuf (the default) or grpc.");
		}
	}

	static String described(String property) {
		return property + " (" + property.toUpperCase(Locale.ROOT).replace('.', '_') + ")";
	}

}
