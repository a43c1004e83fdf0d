package com.tiktickets.observability.export;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint and protocol of a signal, without secrets, for log messages. Immutable.
 *
 * @param endpoint the URL, without a user or a password
 * @param protocol {@code http/protobuf} or {@code grpc}
 */
public record OtlpTarget(String endpoint, String protocol) {

	private static final String PREFIX = "otel.exporter.otlp.";

	private static final String GRPC = "grpc";

	/**
	 * Finds the target of a signal.
	 * @param properties returns the value of a property, or {@code null}
	 * @param signal the signal
	 * @return its target
	 */
	public static OtlpTarget of(UnaryOperator<@Nullable String> properties, Signal signal) {
		String protocol = either(properties, signal, "protocol");
		String known = (protocol != null) ? protocol : "http/protobuf";
		String endpoint = either(properties, signal, "endpoint");
		String fallback = GRPC.equals(known) ? "http://localhost:4317" : "http://localhost:4318";
		return new OtlpTarget(withoutSecrets((endpoint != null) ? endpoint : fallback), known);
	}

	private static @Nullable String either(UnaryOperator<@Nullable String> properties, Signal signal, String name) {
		String own = properties.apply(PREFIX + signal.plural() + "." + name);
		return (own != null) ? own : properties.apply(PREFIX + name);
	}

	private static String withoutSecrets(String url) {
		return url.replaceFirst("//[^/@]*@", "//");
	}

	@Override
	public String toString() {
		return this.endpoint + " (" + this.protocol + ")";
	}

}
