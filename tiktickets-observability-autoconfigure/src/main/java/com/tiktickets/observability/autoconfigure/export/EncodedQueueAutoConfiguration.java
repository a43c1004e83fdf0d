package com.tiktickets.observability.autoconfigure.export;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.export.EncodedQueues;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what waits for its export: the bytes that will be sent, where the
 * exporter is OpenTelemetry's own of OTLP over HTTP.
 */
@AutoConfiguration(after = ExportAutoConfiguration.class)
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnBooleanProperty(name = "tiktickets.observability.export.encoded-queue", matchIfMissing = true)
@EnableConfigurationProperties(ExportProperties.class)
public final class EncodedQueueAutoConfiguration {

	private static final int SDK_DEFAULT = 2_048;

	EncodedQueueAutoConfiguration() {
	}

	@Bean
	EncodedQueues encodedQueues(ExportProperties properties) {
		return new EncodedQueues(properties.getEncodedQueueLimit().toBytes());
	}

	@Bean
	AutoConfigurationCustomizerProvider encodedQueuesCustomizer(EncodedQueues queues) {
		return (customizer) -> customizer
			.addSpanProcessorCustomizer(
					(processor, config) -> queues.before(processor, mostItems(config, "otel.bsp.max.queue.size")))
			.addLogRecordProcessorCustomizer(
					(processor, config) -> queues.before(processor, mostItems(config, "otel.blrp.max.queue.size")));
	}

	@Bean
	SmartInitializingSingleton encodedQueuesMetrics(EncodedQueues queues, ObjectProvider<OpenTelemetry> openTelemetry) {
		return () -> openTelemetry
			.ifAvailable((telemetry) -> queues.measure(telemetry.getMeter("com.tiktickets.observability")));
	}

	private static int mostItems(ConfigProperties config, String property) {
		return config.getInt(property, SDK_DEFAULT);
	}

}
