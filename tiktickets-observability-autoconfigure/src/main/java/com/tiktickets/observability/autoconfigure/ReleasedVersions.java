package com.tiktickets.observability.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions that this release of the starter is built and tested with. */
final class ReleasedVersions {

	private static final String FILE = "opentelemetry-versions.properties";

	private ReleasedVersions() {
	}

	static String starter() {
		return read().getProperty("starter", "");
	}

	static Properties read() {
		Properties properties = new Properties();
		try (InputStream file = ReleasedVersions.class.getResourceAsStream(FILE)) {
			if (file != null) {
				properties.load(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties;
	}

}
