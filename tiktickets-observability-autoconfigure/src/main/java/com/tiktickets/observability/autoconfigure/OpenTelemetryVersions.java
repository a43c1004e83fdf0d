package com.tiktickets.observability.autoconfigure;

import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;

/**
 * Compares the OpenTelemetry artifacts on the class path with those this starter is built
 * and tested with. A mixture starts and fails later, on the first log line of a request
 * for example, with a {@link NoClassDefFoundError}.
 */
final class OpenTelemetryVersions {

	private static final String SDK = "io.opentelemetry:opentelemetry-sdk";

	private static final List<Artifact> ARTIFACTS = List.of(
			new Artifact("io.opentelemetry:opentelemetry-api", "io/opentelemetry/api/version.properties", "sdk"),
			new Artifact(
					"io.opentelemetry:opentelemetry-context", "io/opentelemetry/context/version.properties", "sdk"),
			new Artifact(SDK, "io/opentelemetry/sdk/version.properties", "sdk"),
			new Artifact("io.opentelemetry:opentelemetry-sdk-trace", "io/opentelemetry/sdk/trace/version.properties",
					"sdk"),
			new Artifact("io.opentelemetry:opentelemetry-sdk-metrics",
					"io/opentelemetry/sdk/metrics/version.properties", "sdk"),
			new Artifact("io.opentelemetry:opentelemetry-sdk-logs", "io/opentelemetry/sdk/logs/version.properties",
					"sdk"),
			new Artifact("io.opentelemetry:opentelemetry-exporter-otlp",
					"io/opentelemetry/exporter/otlp/version.properties", "sdk"),
			new Artifact("io.opentelemetry:opentelemetry-api-incubator",
					"io/opentelemetry/api/incubator/version.properties", "incubator"),
			new Artifact("io.opentelemetry.instrumentation:opentelemetry-logback-appender-1.0",
					"META-INF/io/opentelemetry/instrumentation/io.opentelemetry.logback-appender-1.0.properties",
					"instrumentation"),
			new Artifact("io.opentelemetry.instrumentation:opentelemetry-jdbc",
					"META-INF/io/opentelemetry/instrumentation/io.opentelemetry.jdbc.properties", "instrumentation"),
			new Artifact("io.opentelemetry.instrumentation:opentelemetry-spring-boot-autoconfigure",
					"META-INF/io/opentelemetry/instrumentation/io.opentelemetry.spring-boot-autoconfigure.properties",
					"instrumentation"));

	private OpenTelemetryVersions() {
	}

	/** The version of the SDK on the class path. */
	static String sdk() {
		return ARTIFACTS.stream()
			.filter((artifact) -> artifact.coordinates().equals(SDK))
			.map((artifact) -> artifact.versionIn(OpenTelemetry.class.getClassLoader()))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse("");
	}

	static void check() {
		check(OpenTelemetry.class.getClassLoader(), SpringBootVersion.getVersion());
	}

	static void check(ClassLoader classLoader, String springBoot) {
		Properties builtWith = ReleasedVersions.read();
		List<String> mixed = new ArrayList<>();
		for (Artifact artifact : ARTIFACTS) {
			String found = artifact.versionIn(classLoader);
			String fitting = builtWith.getProperty(artifact.family(), "");
			if (found != null && !isOfOneLine(found, fitting)) {
				mixed.add(artifact.coordinates() + ":" + found + " (fits: " + fitting.replace(",", " or ") + ")");
			}
		}
		String expected = builtWith.getProperty("spring-boot", "");
		if (!isOfOneLine(springBoot, expected) && (!mixed.isEmpty() || isOlder(springBoot, expected))) {
			throw MixedOpenTelemetryVersionsException.wrongSpringBoot(springBoot, line(springBoot), line(expected),
					mixed);
		}
		if (!mixed.isEmpty()) {
			throw MixedOpenTelemetryVersionsException.mixedByHand(mixed);
		}
	}

	/**
	 * An older Spring Boot lacks classes that this starter needs, whatever the versions
	 * of OpenTelemetry are. A newer Spring Boot may have them.
	 */
	private static boolean isOlder(String found, String expected) {
		return Arrays.compare(numbers(found), numbers(expected)) < 0;
	}

	private static int[] numbers(String version) {
		return Arrays.stream(line(version).split("\\D+"))
			.filter((part) -> !part.isEmpty())
			.mapToInt(Integer::parseInt)
			.toArray();
	}

	/** Patch releases of one line go together. */
	private static boolean isOfOneLine(String found, String fitting) {
		return Arrays.stream(fitting.split(",")).anyMatch((version) -> line(version).equals(line(found)));
	}

	private static String line(String version) {
		return version.replaceFirst("^(\\d+\\.\\d+)\\..*$", "$1");
	}

	private static Properties read(@Nullable InputStream resource) {
		Properties properties = new Properties();
		if (resource != null) {
			try (resource) {
				properties.load(resource);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return properties;
	}

	private record Artifact(String coordinates, String versionResource, String family) {

		@Nullable String versionIn(ClassLoader classLoader) {
			Properties properties = read(classLoader.getResourceAsStream(this.versionResource));
			return properties.getProperty("sdk.version", properties.getProperty("version"));
		}

	}

}
