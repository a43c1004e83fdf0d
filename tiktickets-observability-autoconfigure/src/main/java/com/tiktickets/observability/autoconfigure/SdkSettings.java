package com.tiktickets.observability.autoconfigure;

import com.tiktickets.observability.export.OtlpTarget;
import com.tiktickets.observability.export.Signal;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the SDK was built from, without secrets: stored by its customizers, which run when
 * every other one has. Thread-safe.
 */
final class SdkSettings {

	private static final String OTLP = "otlp";

	private volatile @Nullable Resource resource;

	private volatile @Nullable Sampler sampler;

	private volatile Map<Signal, List<Target>> targets = Map.of();

	void resolved(Resource complete, ConfigProperties config) {
		Map<Signal, List<Target>> resolved = new EnumMap<>(Signal.class);
		for (Signal signal : Signal.values()) {
			resolved.put(signal,
					exporters(config, signal).stream().map((exporter) -> target(exporter, config, signal)).toList());
		}
		this.targets = resolved;
		this.resource = complete;
	}

	private static List<String> exporters(ConfigProperties config, Signal signal) {
		List<String> exporters = config.getList("otel." + signal.plural() + ".exporter");
		return exporters.isEmpty() ? List.of(OTLP)
				: exporters.stream().filter((exporter) -> !exporter.equals("none")).toList();
	}

	private static Target target(String exporter, ConfigProperties config, Signal signal) {
		if (!exporter.equals(OTLP)) {
			return new Target(exporter, null, null);
		}
		OtlpTarget target = OtlpTarget.of(config::getString, signal);
		return new Target(exporter, target.endpoint(), target.protocol());
	}

	void resolved(Sampler complete) {
		this.sampler = complete;
	}

	/** The resource, or {@code null} where this library has built no SDK. */
	@Nullable Resource resource() {
		return this.resource;
	}

	/** The words by which the sampler describes itself. */
	@Nullable String sampler() {
		Sampler known = this.sampler;
		return (known != null) ? known.getDescription() : null;
	}

	/** Where each signal goes; no signal where this library has built no SDK. */
	Map<Signal, List<Target>> targets() {
		return this.targets;
	}

	/**
	 * Where a signal goes.
	 *
	 * @param exporter the name of the exporter
	 * @param endpoint the URL without secrets, if it is an OTLP exporter
	 * @param protocol the protocol, if it is an OTLP exporter
	 */
	record Target(String exporter, @Nullable String endpoint, @Nullable String protocol) {

		/** For the line at start. */
		String describe() {
			return (this.endpoint != null) ? this.endpoint + " (" + this.protocol + ")"
					: "the exporter '" + this.exporter + "'";
		}

	}

}
