package com.tiktickets.observability.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a tool to its end. */
final class Command {

	private Command() {
	}

	static String run(List<String> command) throws IOException, InterruptedException {
		Path errors = Files.createTempFile("command", ".err");
		try {
			Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IllegalStateException(String.join(" ", command) + ": " + output + Files.readString(errors));
			}
			return output;
		}
		finally {
			Files.delete(errors);
		}
	}

}
