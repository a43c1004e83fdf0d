package com.tiktickets.observability.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open loop: requests start when their time has come, answered or not, so that a
 * pause delays all who would have come in it and not only the ones who wait.
 */
final class Vegeta {

	private static final JsonMapper json = new JsonMapper();

	private static final double NANOS_PER_MILLISECOND = 1e6;

	private static final double NANOS_PER_SECOND = 1e9;

	private static final int TARGETS = 1000;

	private final Path binary;

	private final Path work;

	Vegeta(Path home) {
		this.binary = home.resolve("target/tools/vegeta");
		this.work = home.resolve("target");
	}

	LoadResult run(String url, Endpoint endpoint, int tenants, int rate, int seconds)
			throws IOException, InterruptedException {
		Path targets = Files.writeString(this.work.resolve("targets.txt"), targets(url, endpoint, tenants));
		Path attack = this.work.resolve("attack.bin");
		Command.run(List.of(this.binary.toString(), "attack", "-rate", rate + "/1s", "-duration", seconds + "s",
				"-targets", targets.toString(), "-timeout", "10s", "-workers", "32", "-max-workers", "512",
				"-connections", "512", "-output", attack.toString()));
		return parse(Command.run(List.of(this.binary.toString(), "report", "-type", "json", attack.toString())));
	}

	static String targets(String url, Endpoint endpoint, int tenants) {
		StringBuilder targets = new StringBuilder();
		for (int id = 0; id < TARGETS; id++) {
			targets.append("GET ").append(url).append(endpoint.path()).append(id).append('\n');
			targets.append("X-Tenant-Id: tenant-").append(id % tenants).append("\n\n");
		}
		return targets.toString();
	}

	static LoadResult parse(String report) {
		JsonNode root = json.readTree(report);
		JsonNode latencies = root.path("latencies");
		long requests = root.path("requests").asLong();
		return new LoadResult(requests, requests - root.path("status_codes").path("200").asLong(),
				root.path("duration").asDouble() / NANOS_PER_SECOND,
				latencies.path("50th").asDouble() / NANOS_PER_MILLISECOND,
				latencies.path("99th").asDouble() / NANOS_PER_MILLISECOND);
	}

}
