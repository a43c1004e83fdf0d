package com.tiktickets.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricExporter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UcumUnitMetricExporterTests {

	private final InMemoryMetricExporter exported = InMemoryMetricExporter.create();

	private final SdkMeterProvider provider = SdkMeterProvider.builder()
		.registerMetricReader(PeriodicMetricReader.create(new UcumUnitMetricExporter(this.exported)))
		.build();

	@AfterEach
	void close() {
		this.provider.close();
	}

	@Test
	void unitOfMicrometersTimeGaugeIsConverted() {
		assertThat(unitOfGauge("io.opentelemetry.micrometer-1.5", "gauge", "seconds")).isEqualTo("s");
	}

	@Test
	void unitOfTheSdksOwnMetricIsConverted() {
		assertThat(unitOfGauge("io.opentelemetry.sdk.trace", "otel.sdk.processor.span.processed", "span"))
			.isEqualTo("{span}");
	}

	@Test
	void unitThatAnApplicationChoseIsKept() {
		assertThat(unitOfGauge("application", "gauge", "seconds")).isEqualTo("seconds");
	}

	private String unitOfGauge(String scope, String name, String unit) {
		this.provider.get(scope)
			.gaugeBuilder(name)
			.setUnit(unit)
			.buildWithCallback((measurement) -> measurement.record(1));
		this.provider.forceFlush().join(5, TimeUnit.SECONDS);
		return this.exported.getFinishedMetricItems()
			.stream()
			.filter((metric) -> metric.getName().equals(name))
			.map(MetricData::getUnit)
			.findFirst()
			.orElseThrow();
	}

}
