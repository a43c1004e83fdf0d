package com.tiktickets.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricExporter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrometerUnitMetricExporterTests {

	private final InMemoryMetricExporter exported = InMemoryMetricExporter.create();

	private final SdkMeterProvider provider = SdkMeterProvider.builder()
		.registerMetricReader(PeriodicMetricReader.create(new MicrometerUnitMetricExporter(this.exported)))
		.build();

	@AfterEach
	void close() {
		this.provider.close();
	}

	@Test
	void unitOfMicrometersTimeGaugeIsConverted() {
		assertThat(unitOfGauge("io.opentelemetry.micrometer-1.5")).isEqualTo("s");
	}

	@Test
	void unitThatAnApplicationChoseIsKept() {
		assertThat(unitOfGauge("application")).isEqualTo("seconds");
	}

	private String unitOfGauge(String scope) {
		this.provider.get(scope)
			.gaugeBuilder("gauge")
			.setUnit("seconds")
			.buildWithCallback((measurement) -> measurement.record(1));
		this.provider.forceFlush().join(5, TimeUnit.SECONDS);
		return this.exported.getFinishedMetricItems()
			.stream()
			.filter((metric) -> metric.getName().equals("gauge"))
			.map(MetricData::getUnit)
			.findFirst()
			.orElseThrow();
	}

}
