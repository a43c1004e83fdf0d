package com.tiktickets.sample.e2e;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The settings that {@code monitoring/init} writes.
 */
final class Settings {

	static final Path MONITORING = Path.of("..", "monitoring");

	private final Properties properties = new Properties();

	private Settings() {
	}

	/**
	 * Does what an operator does first; a file that is there keeps its values.
	 */
	static Settings written() {
		init(MONITORING.resolve(".env")).expectSuccess();
		Settings settings = new Settings();
		try (Reader reader = Files.newBufferedReader(MONITORING.resolve(".env"))) {
			settings.properties.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return settings;
	}

	static Shell init(Path file) {
		return Shell.run(MONITORING.resolve("init").toString(), file.toString());
	}

	String get(String name) {
		String value = this.properties.getProperty(name);
		if (value == null) {
			throw new IllegalStateException("monitoring/.env has no " + name);
		}
		return value;
	}

	String url(String portName) {
		return "http://localhost:" + get(portName);
	}

}
