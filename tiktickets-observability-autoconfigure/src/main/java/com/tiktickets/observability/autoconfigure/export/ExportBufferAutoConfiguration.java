package com.tiktickets.observability.autoconfigure.export;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.InvalidPropertyException;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.export.ExportBuffer;
import com.tiktickets.observability.export.OtlpTarget;
import com.tiktickets.observability.export.Signal;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the buffer on disk, in which spans and log records wait that the
 * Collector does not take at once.
 */
@AutoConfiguration(before = ExportAutoConfiguration.class)
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("export")
@Conditional(OnBufferDirectoryCondition.class)
@EnableConfigurationProperties(ExportBufferProperties.class)
public final class ExportBufferAutoConfiguration {

	ExportBufferAutoConfiguration() {
	}

	@Bean
	ExportBuffer exportBuffer(ExportBufferProperties properties, Environment environment) {
		for (Signal signal : List.of(Signal.TRACES, Signal.LOGS)) {
			refuseGrpc(signal, properties, environment);
		}
		return new ExportBuffer(properties.settings());
	}

	@Bean
	SmartInitializingSingleton exportBufferMetrics(ExportBuffer buffer, ObjectProvider<OpenTelemetry> openTelemetry) {
		return () -> openTelemetry
			.ifAvailable((telemetry) -> buffer.measure(telemetry.getMeter("com.tiktickets.observability")));
	}

	private static void refuseGrpc(Signal signal, ExportBufferProperties properties, Environment environment) {
		String exporters = environment.getProperty("otel." + signal.plural() + ".exporter", "otlp");
		if (exporters.contains("otlp") && OtlpTarget.of(environment::getProperty, signal).protocol().equals("grpc")) {
			throw new InvalidPropertyException(ExportBufferProperties.PREFIX + ".directory", properties.getDirectory(),
					"the buffer contains requests of OTLP over HTTP, and " + signal.plural() + " are exported by gRPC",
					"Set otel.exporter.otlp.protocol=http/protobuf, with the port of the Collector for HTTP (4318),"
							+ " or remove the directory.");
		}
	}

}
