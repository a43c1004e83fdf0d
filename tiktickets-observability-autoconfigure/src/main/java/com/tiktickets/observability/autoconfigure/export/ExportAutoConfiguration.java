package com.tiktickets.observability.autoconfigure.export;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.export.ClientCertificateCustomizer;
import com.tiktickets.observability.export.CollectorLink;
import com.tiktickets.observability.export.ExportBuffer;
import com.tiktickets.observability.export.OtlpTarget;
import com.tiktickets.observability.export.WatchedLogRecordExporter;
import com.tiktickets.observability.export.WatchedMetricExporter;
import com.tiktickets.observability.export.WatchedSpanExporter;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of what is held and said while telemetry does not reach the
 * Collector.
 */
@AutoConfiguration
@ConditionalOnMode(ObservabilityMode.STARTER)
@EnableConfigurationProperties(ExportProperties.class)
public final class ExportAutoConfiguration {

	ExportAutoConfiguration() {
	}

	@Bean
	CollectorLink collectorLink(Environment environment) {
		return new CollectorLink((signal) -> OtlpTarget.of(environment::getProperty, signal).endpoint());
	}

	@Bean
	ClientCertificateCustomizer clientCertificateCustomizer() {
		return new ClientCertificateCustomizer();
	}

	@Bean
	static LastExport lastExport(ObjectProvider<CollectorLink> link, ObjectProvider<ExportBuffer> buffer) {
		return new LastExport(link, buffer);
	}

	@Bean
	AutoConfigurationCustomizerProvider collectorLinkCustomizer(CollectorLink link,
			ObjectProvider<ExportBuffer> buffer) {
		return (customizer) -> customizer
			.addSpanExporterCustomizer(
					(exporter, config) -> WatchedSpanExporter.around(exporter, link, buffer.getIfAvailable()))
			.addMetricExporterCustomizer((exporter, config) -> new WatchedMetricExporter(exporter, link))
			.addLogRecordExporterCustomizer(
					(exporter, config) -> WatchedLogRecordExporter.around(exporter, link, buffer.getIfAvailable()));
	}

}
