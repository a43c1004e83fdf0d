package com.tiktickets.observability.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the figures depend on: the machine, the JDK, the versions, the length of the run.
 */
final class BenchmarkEnvironment {

	private static final Pattern TELLING = Pattern.compile(
			"BOOT-INF/lib/(spring-boot|opentelemetry-sdk|opentelemetry-spring-boot-starter|tiktickets-observability-starter"
					+ "|opentelemetry-logback-appender-1\\.0|micrometer-tracing-bridge-otel|micrometer-registry-otlp)-(\\d.*)\\.jar");

	private BenchmarkEnvironment() {
	}

	static List<String> of(Options options, Results results) throws IOException {
		List<String> lines = new ArrayList<>();
		lines.add("");
		lines.add("- " + LocalDate.now(ZoneOffset.UTC) + ", " + processor() + ", "
				+ Runtime.getRuntime().availableProcessors() + " core for the load, one for the application; "
				+ java(options) + ", `-Xms256m -Xmx512m`");
		MedianRange stolen = MedianRange.of(results.slices().stream().map(Slice::stolenSeconds).toList());
		lines.add("- " + options.rounds() + " rounds of " + options.roundSeconds() + " s, " + options.connections()
				+ " connections, " + options.tenants() + " tenants; warm-up " + options.warmupSeconds()
				+ " s at a time until " + options.warmupRequests() + " requests, for each variant and shape; "
				+ "CPU seconds stolen by the host in a slice: " + stolen.text(2));
		for (Variant variant : options.variants()) {
			lines.add("- " + variant.title() + ": " + versions(variant, options));
		}
		return lines;
	}

	private static String versions(Variant variant, Options options) throws IOException {
		List<String> versions = new ArrayList<>();
		try (JarFile jar = new JarFile(variant.jar(options.home()).toFile())) {
			jar.stream().forEach((entry) -> {
				Matcher matcher = TELLING.matcher(entry.getName());
				if (matcher.matches()) {
					versions.add(matcher.group(1) + " " + matcher.group(2));
				}
			});
		}
		if (variant == Variant.AGENT) {
			try (JarFile agent = new JarFile(Variant.agent(options.home()).toFile())) {
				Manifest manifest = agent.getManifest();
				versions
					.add("opentelemetry-javaagent " + manifest.getMainAttributes().getValue("Implementation-Version"));
			}
		}
		return String.join(", ", versions);
	}

	private static String java(Options options) throws IOException {
		Path release = options.java().toRealPath().resolve("../../release").normalize();
		Properties properties = new Properties();
		try (var reader = Files.newBufferedReader(release)) {
			properties.load(reader);
		}
		return ("JDK " + properties.getProperty("JAVA_RUNTIME_VERSION", properties.getProperty("JAVA_VERSION", "?")))
			.replace("\"", "");
	}

	private static String processor() throws IOException {
		return Files.readAllLines(Path.of("/proc/cpuinfo"))
			.stream()
			.filter((line) -> line.startsWith("model name"))
			.map((line) -> line.substring(line.indexOf(':') + 1).trim())
			.findFirst()
			.orElse(System.getProperty("os.arch"));
	}

}
