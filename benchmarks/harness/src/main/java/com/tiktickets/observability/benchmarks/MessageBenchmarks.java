package com.tiktickets.observability.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures what a message costs and writes the table. Exchanges that are not measured
 * this time keep what was measured before, beside the table in JSON.
 */
public final class MessageBenchmarks {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private MessageBenchmarks() {
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		Benchmarks.keepConnections();
		Options options = Options.parse(arguments);
		Path table = options.output();
		Path measured = Path.of(table.toString().replaceFirst("\\.md$", "") + ".json");
		List<MessageSlice> slices = new ArrayList<>();
		if (Files.exists(measured)) {
			slices.addAll(List.of(JSON.readValue(Files.readString(measured), MessageSlice[].class)));
			slices.removeIf((slice) -> options.exchanges().contains(slice.exchange()));
		}
		try (MessageSession session = new MessageSession(options)) {
			slices.addAll(session.run());
		}
		Files.writeString(measured, JSON.writeValueAsString(slices));
		Files.writeString(table, new MessageReport(slices).write());
		System.exit(0);
	}

}
