package com.tiktickets.sample.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A command that has run: its exit status and all that it printed.
 */
record Shell(int status, String output) {

	static Shell run(String... command) {
		return run(Map.of(), command);
	}

	static Shell run(Map<String, String> environment, String... command) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
			builder.environment().putAll(environment);
			Process process = builder.start();
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Shell(process.waitFor(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	Shell expectSuccess() {
		if (this.status != 0) {
			throw new IllegalStateException("exit status " + this.status + ": " + this.output);
		}
		return this;
	}

}
