package com.tiktickets.observability.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to run. Every option has the form {@code --name=value}.
 *
 * @param values the value of each option that has one
 */
record Options(Map<String, String> values) {

	static final String PROJECT_VERSION = "0.1.0-SNAPSHOT";

	/** As many as the starter's default cap admits to metric series. */
	static final int TENANT_CAP = 50;

	private static final Map<String, String> FULL = Map.ofEntries(
			Map.entry("variants", "none,tiktickets,boot,otel,agent"), Map.entry("endpoints", "small,many,out"),
			Map.entry("exchanges", "rabbitmq,stomp,socketio,redis_channel,redis_command,whatsapp,browser"),
			Map.entry("rounds", "10"), Map.entry("round-seconds", "6"), Map.entry("warmup-seconds", "40"),
			Map.entry("warmup-requests", "150000"), Map.entry("launches", "5"), Map.entry("tenants", "8"),
			Map.entry("connections", "16"), Map.entry("quiet-seconds", "6"), Map.entry("core", "0"),
			Map.entry("half-rate", "0"), Map.entry("home", "benchmarks"), Map.entry("java-home", "/usr"),
			Map.entry("output", "benchmarks/target/benchmarks.md"), Map.entry("jmh", ""), Map.entry("cost", ""),
			Map.entry("short", "false"), Map.entry("outages", "true"), Map.entry("console", "false"));

	private static final Map<String, String> SHORT = Map.of("variants", "none,tiktickets", "endpoints", "small",
			"rounds", "4", "round-seconds", "4", "warmup-seconds", "15", "warmup-requests", "0", "launches", "1",
			"outages", "false");

	static Options parse(String... arguments) {
		Map<String, String> given = new HashMap<>();
		for (String argument : arguments) {
			String[] parts = argument.replaceFirst("^--", "").split("=", 2);
			if (!argument.startsWith("--") || !FULL.containsKey(parts[0])) {
				throw new IllegalArgumentException("No such option: " + argument + ", known are " + names());
			}
			given.put(parts[0], (parts.length > 1) ? parts[1] : "true");
		}
		Map<String, String> values = new HashMap<>(FULL);
		if (Boolean.parseBoolean(given.get("short"))) {
			values.putAll(SHORT);
		}
		values.putAll(given);
		return new Options(values);
	}

	private static List<String> names() {
		Set<String> names = FULL.keySet();
		return names.stream().sorted().map((name) -> "--" + name).toList();
	}

	private String value(String name) {
		return this.values.getOrDefault(name, "");
	}

	private int number(String name) {
		return Integer.parseInt(value(name));
	}

	List<Variant> variants() {
		return Arrays.stream(value("variants").split(",")).map(Variant::of).toList();
	}

	List<Endpoint> endpoints() {
		return Arrays.stream(value("endpoints").split(",")).map(Endpoint::of).toList();
	}

	List<MessageExchange> exchanges() {
		return MessageReport.exchanges(value("exchanges"));
	}

	int rounds() {
		return number("rounds");
	}

	int roundSeconds() {
		return number("round-seconds");
	}

	int warmupSeconds() {
		return number("warmup-seconds");
	}

	int warmupRequests() {
		return number("warmup-requests");
	}

	int launches() {
		return number("launches");
	}

	int tenants() {
		return number("tenants");
	}

	int connections() {
		return number("connections");
	}

	/** Longer than the five seconds for which the SDK holds spans by default. */
	Duration quiet() {
		return Duration.ofSeconds(number("quiet-seconds"));
	}

	String core() {
		return value("core");
	}

	/** The measured one and that of the load. */
	String allCores() {
		return core() + ",1";
	}

	/** Requests a second of the half load, 0 to find it from the closed loop. */
	int halfRate() {
		return number("half-rate");
	}

	Path home() {
		return Path.of(value("home")).toAbsolutePath();
	}

	Path java() {
		return Path.of(value("java-home")).resolve("bin/java");
	}

	Path output() {
		return Path.of(value("output"));
	}

	/** JMH's result in JSON, or empty. */
	String jmh() {
		return value("jmh");
	}

	/** The table of the cost at the cap on tenants, or empty. */
	String cost() {
		return value("cost");
	}

	boolean isShort() {
		return Boolean.parseBoolean(value("short"));
	}

	/** Whether it is also measured without a Collector, and far beyond the limit. */
	boolean hasOutages() {
		return Boolean.parseBoolean(value("outages"));
	}

	boolean keepsConsole() {
		return Boolean.parseBoolean(value("console"));
	}

}
