package com.tiktickets.observability.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the application is run with. */
enum Variant {

	NONE("no telemetry", "none"),

	TIKTICKETS("this starter", "tiktickets"),

	BOOT("spring-boot-starter-opentelemetry", "boot"),

	OTEL("opentelemetry-spring-boot-starter", "otel"),

	AGENT("OpenTelemetry Java agent", "none");

	private final String title;

	private final String module;

	Variant(String title, String module) {
		this.title = title;
		this.module = module;
	}

	static Variant of(String name) {
		return valueOf(name.trim().toUpperCase(Locale.ROOT));
	}

	String title() {
		return this.title;
	}

	boolean isPeer() {
		return this != NONE && this != TIKTICKETS;
	}

	Path jar(Path home) {
		return home.resolve(this.module)
			.resolve("target/benchmarks-" + this.module + "-" + Options.PROJECT_VERSION + ".jar");
	}

	List<String> jvmArguments(Path home) {
		return (this == AGENT) ? List.of("-javaagent:" + agent(home)) : List.of();
	}

	static Path agent(Path home) {
		return home.resolve("none/target/javaagent/opentelemetry-javaagent.jar");
	}

}
