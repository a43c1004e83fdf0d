package com.tiktickets.observability.export;

import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * Makes exporters present their client certificate to a server whose certificate the JVM
 * trusts. OpenTelemetry's exporters present a client certificate only where trusted
 * certificates are configured as well. Stateless.
 */
public final class ClientCertificateCustomizer implements AutoConfigurationCustomizerProvider {

	private static final String PREFIX = "otel.exporter.otlp.";

	@Override
	public void customize(AutoConfigurationCustomizer customizer) {
		customizer.addSpanExporterCustomizer(ClientCertificateCustomizer::complete)
			.addMetricExporterCustomizer(ClientCertificateCustomizer::complete)
			.addLogRecordExporterCustomizer(ClientCertificateCustomizer::complete);
	}

	private static SpanExporter complete(SpanExporter exporter, ConfigProperties config) {
		if (lacksAuthorities(config, "traces.")) {
			byte[] trusted = JvmTrustedCertificates.pem();
			if (exporter instanceof OtlpHttpSpanExporter http) {
				return http.toBuilder().setTrustedCertificates(trusted).build();
			}
			if (exporter instanceof OtlpGrpcSpanExporter grpc) {
				return grpc.toBuilder().setTrustedCertificates(trusted).build();
			}
		}
		return exporter;
	}

	private static MetricExporter complete(MetricExporter exporter, ConfigProperties config) {
		if (lacksAuthorities(config, "metrics.")) {
			byte[] trusted = JvmTrustedCertificates.pem();
			if (exporter instanceof OtlpHttpMetricExporter http) {
				return http.toBuilder().setTrustedCertificates(trusted).build();
			}
			if (exporter instanceof OtlpGrpcMetricExporter grpc) {
				return grpc.toBuilder().setTrustedCertificates(trusted).build();
			}
		}
		return exporter;
	}

	private static LogRecordExporter complete(LogRecordExporter exporter, ConfigProperties config) {
		if (lacksAuthorities(config, "logs.")) {
			byte[] trusted = JvmTrustedCertificates.pem();
			if (exporter instanceof OtlpHttpLogRecordExporter http) {
				return http.toBuilder().setTrustedCertificates(trusted).build();
			}
			if (exporter instanceof OtlpGrpcLogRecordExporter grpc) {
				return grpc.toBuilder().setTrustedCertificates(trusted).build();
			}
		}
		return exporter;
	}

	private static boolean lacksAuthorities(ConfigProperties config, String signal) {
		return isSet(config, signal, "client.key") && !isSet(config, signal, "certificate");
	}

	private static boolean isSet(ConfigProperties config, String signal, String property) {
		return config.getString(PREFIX + signal + property) != null || config.getString(PREFIX + property) != null;
	}

	/** Runs before other customizers wrap the exporters. */
	@Override
	public int order() {
		return Integer.MIN_VALUE;
	}

}
