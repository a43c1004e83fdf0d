package com.tiktickets.sample.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A sender with a token of its own, which may speak for two services and one tenant. It
 * stands in a copy of the operator's settings.
 */
final class BoundSender {

	static final String NAME = "partner";

	static final String SERVICE = "partner-api";

	static final String TENANT = "initech";

	private final String token = UUID.randomUUID().toString();

	private final Path file;

	BoundSender() {
		try {
			Path folder = Files.createDirectories(Path.of("target", "e2e", "senders", "secrets").toAbsolutePath());
			Path settings = folder.resolveSibling(".env");
			Files.copy(Settings.MONITORING.resolve(".env"), settings, StandardCopyOption.REPLACE_EXISTING);
			Files.writeString(folder.resolve("senders"),
					"%s %s %s|partner-worker-* %s%n".formatted(NAME, this.token, SERVICE, TENANT));
			Settings.init(settings).expectSuccess();
			this.file = folder.resolve("senders.yaml");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String token() {
		return this.token;
	}

	/**
	 * What the Collector reads.
	 */
	Path configuration() {
		return this.file;
	}

}
