package com.tiktickets.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.export.CardinalityLimitSelector;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricExporter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TenantMetricExporterTests {

	private static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant_id");

	private final InMemoryMetricExporter exported = InMemoryMetricExporter.create();

	private final SdkMeterProvider provider = SdkMeterProvider.builder()
		.registerMetricReader(PeriodicMetricReader.create(new TenantMetricExporter(this.exported, TENANT)), limited(2))
		.build();

	private final Meter meter = this.provider.get("test");

	private static CardinalityLimitSelector limited(int limit) {
		return (type) -> limit;
	}

	@AfterEach
	void close() {
		this.provider.close();
	}

	@Test
	void asynchronousPointsAreSystem() {
		this.meter.gaugeBuilder("gauge").buildWithCallback((gauge) -> gauge.record(1));
		this.meter.upDownCounterBuilder("updown").buildWithCallback((sum) -> sum.record(1));
		assertThat(tenants()).containsOnly("_system");
	}

	@Test
	void overflowIsOther() {
		for (int key = 0; key < 5; key++) {
			this.meter.histogramBuilder("histogram")
				.build()
				.record(1, Attributes.of(AttributeKey.longKey("key"), (long) key, TENANT, "acme"));
		}
		assertThat(tenants()).containsOnly("acme", "_other");
	}

	@Test
	void namedPointsAreLeftAlone() {
		this.meter.counterBuilder("counter").build().add(1, Attributes.of(TENANT, "acme"));
		assertThat(tenants()).containsOnly("acme");
	}

	private List<String> tenants() {
		this.provider.forceFlush().join(5, TimeUnit.SECONDS);
		return this.exported.getFinishedMetricItems()
			.stream()
			.filter((metric) -> !metric.getName().startsWith("otel."))
			.map(MetricData::getData)
			.flatMap((data) -> data.getPoints().stream())
			.map(PointData::getAttributes)
			.map((attributes) -> "" + attributes.get(TENANT))
			.toList();
	}

}
