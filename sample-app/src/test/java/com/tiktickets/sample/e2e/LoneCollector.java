package com.tiktickets.sample.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The Collector of {@code monitoring/} with settings of its own and no backends: what it
 * would send them it writes to files.
 */
final class LoneCollector implements AutoCloseable {

	static final Path CONFIG = Path.of("src/test/e2e/lone-collector-config.yaml").toAbsolutePath();

	private final ComposeProject project;

	private final Path output;

	private final Otlp otlp;

	LoneCollector(Path folder, Map<String, String> settings) {
		this.output = folder;
		this.project = new ComposeProject("../monitoring/docker-compose.observability.yml",
				"src/test/e2e/lone-collector.yml")
			.withFreePorts("OTLP_HTTP_PORT", "OTLP_GRPC_PORT")
			.withFolder("LONE_COLLECTOR_OUTPUT", folder)
			.with(Map.of("COLLECTOR_CONFIG", CONFIG.toString()))
			.with(settings);
		this.project.up("otel-collector");
		this.otlp = this.project.awaitOtlp("OTLP_HTTP_PORT");
	}

	Otlp otlp() {
		return this.otlp;
	}

	/**
	 * The spans of this name that it would have sent.
	 */
	long kept(String name) {
		return kept(this.output, name);
	}

	/**
	 * The spans of this name that it would have sent before it decided on their trace.
	 */
	long sentAtOnce(String name) {
		return spans(this.output.resolve("failed.json"), name);
	}

	/**
	 * How often it has died and was started again.
	 */
	int restarts() {
		String id = Containers.ofProject(this.project.name()).get("otel-collector");
		return Integer.parseInt(
				Shell.run("docker", "inspect", "--format", "{{.RestartCount}}", id).expectSuccess().output().strip());
	}

	static long kept(Path folder, String name) {
		return spans(folder.resolve("traces.json"), name);
	}

	/**
	 * All traces that it would have sent.
	 */
	static String sent(Path folder) {
		return String.join("\n", lines(folder.resolve("traces.json")));
	}

	private static long spans(Path file, String name) {
		return lines(file).stream()
			.flatMap((line) -> Backend.parse(line).findValues("spans").stream())
			.flatMap(JsonNode::valueStream)
			.filter((span) -> span.path("name").asString().equals(name))
			.count();
	}

	/**
	 * The spans whose series has these words.
	 */
	long counted(String... words) {
		return values("dataPoints").filter((point) -> point.has("asInt"))
			.filter((point) -> Stream.of(words).allMatch(point.path("attributes").toString()::contains))
			.mapToLong((point) -> point.path("asInt").asLong())
			.max()
			.orElse(0);
	}

	/**
	 * The points of a metric of services that it would have sent.
	 */
	List<JsonNode> points(String metric) {
		return values("metrics").filter((one) -> one.path("name").asString().equals(metric))
			.flatMap((one) -> one.findValues("dataPoints").stream())
			.flatMap(JsonNode::valueStream)
			.toList();
	}

	private Stream<JsonNode> values(String field) {
		return lines(this.output.resolve("metrics.json")).stream()
			.flatMap((line) -> Backend.parse(line).findValues(field).stream())
			.flatMap(JsonNode::valueStream);
	}

	/** A line that is being written has no end yet. */
	private static List<String> lines(Path file) {
		try {
			String text = Files.exists(file) ? Files.readString(file) : "";
			return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.project.close();
	}

}
