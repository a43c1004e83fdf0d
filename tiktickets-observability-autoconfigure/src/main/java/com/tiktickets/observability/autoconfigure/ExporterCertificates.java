package com.tiktickets.observability.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Checks at start the certificates and keys of the exporters. A file that the exporters
 * could not use, or would silently ignore, stops the start with a message that names its
 * property.
 */
final class ExporterCertificates {

	private static final String PREFIX = "otel.exporter.otlp.";

	private static final String CERTIFICATE = "certificate";

	private static final String CLIENT_KEY = "client.key";

	private static final String CLIENT_CERTIFICATE = "client.certificate";

	private static final List<String> SIGNALS = List.of("traces.", "metrics.", "logs.");

	private static final String KEY_START = "-----BEGIN PRIVATE KEY-----";

	private ExporterCertificates() {
	}

	static void check(Environment environment) {
		boolean presented = false;
		for (String signal : SIGNALS) {
			content(property(environment, signal, CERTIFICATE), environment);
			String key = property(environment, signal, CLIENT_KEY);
			String certificate = property(environment, signal, CLIENT_CERTIFICATE);
			checkKey(key, content(key, environment), environment);
			content(certificate, environment);
			checkPair(environment, key, certificate);
			presented |= isHttps(environment, signal);
		}
		String key = PREFIX + CLIENT_KEY;
		if (environment.getProperty(key) != null && !presented) {
			throw new InvalidPropertyException(ExporterProperties.described(key), environment.getProperty(key),
					"no endpoint of the exporters begins with https, so no client certificate is presented",
					"Set otel.exporter.otlp.endpoint to the Collector's https address, or remove the client key and certificate.");
		}
	}

	/** Returns the property of the signal, or else the property of all signals. */
	private static String property(Environment environment, String signal, String name) {
		return environment.containsProperty(PREFIX + signal + name) ? PREFIX + signal + name : PREFIX + name;
	}

	private static boolean isHttps(Environment environment, String signal) {
		String endpoint = environment.getProperty(property(environment, signal, "endpoint"), "");
		return endpoint.regionMatches(true, 0, "https:", 0, "https:".length());
	}

	private static void checkPair(Environment environment, String key, String certificate) {
		boolean hasKey = environment.containsProperty(key);
		if (hasKey != environment.containsProperty(certificate)) {
			String present = hasKey ? key : certificate;
			String absent = hasKey ? certificate : key;
			throw new InvalidPropertyException(ExporterProperties.described(present), environment.getProperty(present),
					"a client certificate needs its private key, and the key its certificate",
					"Set " + ExporterProperties.described(absent) + " as well.");
		}
	}

	private static @Nullable String content(String property, Environment environment) {
		String path = environment.getProperty(property);
		if (path == null) {
			return null;
		}
		try {
			return Files.readString(Path.of(path), StandardCharsets.ISO_8859_1);
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new InvalidPropertyException(ExporterProperties.described(property), path,
					"it is not a file that can be read",
					"Use the path of a file in PEM format, without a prefix such as file: or classpath:, or remove it.");
		}
	}

	private static void checkKey(String property, @Nullable String content, Environment environment) {
		if (content != null && content.contains("-----BEGIN ") && !content.trim().startsWith(KEY_START)) {
			throw new InvalidPropertyException(ExporterProperties.described(property),
					environment.getProperty(property), "the file does not begin with " + KEY_START,
					"Convert the key to unencrypted PKCS#8: openssl pkcs8 -topk8 -nocrypt -in key.pem -out key-pkcs8.pem");
		}
	}

}
