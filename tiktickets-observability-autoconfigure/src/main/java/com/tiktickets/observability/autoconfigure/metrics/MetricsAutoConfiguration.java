package com.tiktickets.observability.autoconfigure.metrics;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.metrics.DurationBucketsMeterFilter;
import com.tiktickets.observability.metrics.UcumUnitMetricExporter;
import com.tiktickets.observability.metrics.SemanticConventionMeterFilter;
import com.tiktickets.observability.metrics.TenantMetricExporter;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.View;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of metrics: names, buckets, and a tenant for points that have none.
 */
@AutoConfiguration(after = TenantAutoConfiguration.class)
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("metrics")
@EnableConfigurationProperties(MetricsProperties.class)
public final class MetricsAutoConfiguration {

	/** What OpenTelemetry's SDK counts of spans and log records that begin. */
	private static final List<String> SDK_ITEMS = List.of("otel.sdk.span.*", "otel.sdk.log.*");

	MetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnConcern("tenant")
	AutoConfigurationCustomizerProvider tenantMetricCustomizer(TenantProperties properties) {
		return (customizer) -> customizer.addMetricExporterCustomizer(
				(exporter, config) -> new TenantMetricExporter(exporter, properties.attributeKey()));
	}

	@Bean
	AutoConfigurationCustomizerProvider micrometerUnitCustomizer() {
		return (customizer) -> customizer
			.addMetricExporterCustomizer((exporter, config) -> new UcumUnitMetricExporter(exporter));
	}

	/** Each span would pay for three measurements of its own. */
	@Bean
	@ConditionalOnBooleanProperty(name = "tiktickets.observability.metrics.sdk-items", havingValue = false,
			matchIfMissing = true)
	AutoConfigurationCustomizerProvider sdkItemMetricsCustomizer() {
		return (customizer) -> customizer.addMeterProviderCustomizer((builder, config) -> {
			View nothing = View.builder().setAggregation(Aggregation.drop()).build();
			for (String name : SDK_ITEMS) {
				builder.registerView(InstrumentSelector.builder().setName(name).build(), nothing);
			}
			return builder;
		});
	}

	@Bean
	SemanticConventionMeterFilter semanticConventionMeterFilter() {
		return new SemanticConventionMeterFilter();
	}

	@Bean
	DurationBucketsMeterFilter durationBucketsMeterFilter() {
		return new DurationBucketsMeterFilter();
	}

}
