package com.tiktickets.observability.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The closed loop: each connection sends its next request when it has its answer. */
final class Wrk {

	private static final JsonMapper json = new JsonMapper();

	private final Path script;

	private final int connections;

	Wrk(Path home, int connections) {
		this.script = home.resolve("harness/src/main/lua/closed-loop.lua");
		this.connections = connections;
	}

	LoadResult run(String url, Endpoint endpoint, int tenants, int seconds) throws IOException, InterruptedException {
		return parse(Command.run(List.of("wrk", "--threads", "1", "--connections", String.valueOf(this.connections),
				"--duration", seconds + "s", "--timeout", "10s", "--script", this.script.toString(), url, "--",
				endpoint.path(), String.valueOf(tenants))));
	}

	/** The last line is the script's; wrk's own report above it is for people. */
	static LoadResult parse(String output) {
		String last = output.lines().reduce((first, second) -> second).orElse("");
		if (!last.startsWith("{")) {
			throw new IllegalArgumentException("wrk said no result: " + output);
		}
		return json.readValue(last, LoadResult.class);
	}

}
