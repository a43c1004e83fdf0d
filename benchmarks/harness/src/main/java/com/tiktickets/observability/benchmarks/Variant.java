package com.tiktickets.observability.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the application is run with. */
enum Variant {

	NONE("no telemetry", "none"),

	TIKTICKETS("this starter", "tiktickets"),

	BOOT("spring-boot-starter-opentelemetry", "boot"),

	OTEL("opentelemetry-spring-boot-starter", "otel"),

	AGENT("OpenTelemetry Java agent", "none"),

	SAMPLED_10("this starter, 10 % of the traces", "tiktickets",
			"otel.traces.sampler=parentbased_traceidratio otel.traces.sampler.arg=0.1"),

	SAMPLED_1("this starter, 1 % of the traces", "tiktickets",
			"otel.traces.sampler=parentbased_traceidratio otel.traces.sampler.arg=0.01"),

	NO_LOGS("this starter, no log records", "tiktickets", "tiktickets.observability.logging.enabled=false"),

	NO_STATEMENTS("this starter, no statements and no pool", "tiktickets",
			"tiktickets.observability.jdbc.enabled=false"),

	NO_METRICS("this starter, no metrics", "tiktickets", "tiktickets.observability.metrics.enabled=false"),

	NO_TENANTS("this starter, no tenants", "tiktickets", "tiktickets.observability.tenant.enabled=false"),

	NO_REDACTION("this starter, no redaction", "tiktickets", "tiktickets.observability.redaction.enabled=false"),

	BUFFERED("this starter, a buffer on disk", "tiktickets",
			"tiktickets.observability.export.buffer.directory=${java.io.tmpdir}/tiktickets-benchmark-buffer"),

	SDK_QUEUES("this starter, the SDK's queues", "tiktickets", "tiktickets.observability.export.encoded-queue=false"),

	SDK_ITEMS("this starter, the SDK's own counts", "tiktickets", "tiktickets.observability.metrics.sdk-items=true"),

	OTEL_SERVER("this starter, OpenTelemetry's server filter", "tiktickets",
			"otel.instrumentation.spring-webmvc.enabled=true");

	private final String title;

	private final String module;

	private final String properties;

	Variant(String title, String module) {
		this(title, module, "");
	}

	Variant(String title, String module, String properties) {
		this.title = title;
		this.module = module;
		this.properties = properties;
	}

	static Variant of(String name) {
		return valueOf(name.trim().toUpperCase(Locale.ROOT));
	}

	String title() {
		return this.title;
	}

	boolean isPeer() {
		return this == BOOT || this == OTEL || this == AGENT;
	}

	Path jar(Path home) {
		return home.resolve(this.module)
			.resolve("target/benchmarks-" + this.module + "-" + Options.PROJECT_VERSION + ".jar");
	}

	List<String> jvmArguments(Path home) {
		return (this == AGENT) ? List.of("-javaagent:" + agent(home))
				: Arrays.stream(this.properties.split(" "))
					.filter((property) -> !property.isEmpty())
					.map((property) -> "-D" + property)
					.toList();
	}

	static Path agent(Path home) {
		return home.resolve("none/target/javaagent/opentelemetry-javaagent.jar");
	}

}
