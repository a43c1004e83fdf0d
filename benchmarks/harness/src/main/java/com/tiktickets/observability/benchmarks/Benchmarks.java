package com.tiktickets.observability.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Runs the variants and writes the table, and what it was made of as JSON beside it. */
public final class Benchmarks {

	private static final Logger logger = LoggerFactory.getLogger(Benchmarks.class);

	private Benchmarks() {
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		keepConnections();
		Options options = Options.parse(arguments);
		MicroBenchmarks micro = MicroBenchmarks.read(options.jmh());
		Results results;
		try (Session session = new Session(options)) {
			results = session.run();
		}
		Path output = options.output();
		Files.writeString(output, new MarkdownReport(options, results, micro).write());
		JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
		Files.writeString(Path.of(output.toString().replaceFirst("\\.md$", "") + ".json"),
				json.writeValueAsString(results));
		List<String> faults = options.isShort() ? RegressionCheck.of(results, options.endpoints(), micro) : List.of();
		faults.forEach((fault) -> logger.error("More than noise explains: {}", fault));
		System.exit(faults.isEmpty() ? 0 : 1);
	}

	/**
	 * A variant that is stopped for minutes must find its connection to the sink again.
	 */
	static void keepConnections() {
		System.setProperty("sun.net.httpserver.idleInterval", "86400");
		System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

}
