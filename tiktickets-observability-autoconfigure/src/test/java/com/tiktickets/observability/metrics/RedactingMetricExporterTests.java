package com.tiktickets.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.metrics.ExemplarFilter;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricExporter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedactingMetricExporterTests {

	private static final AttributeKey<String> CONTACT = AttributeKey.stringKey("contact");

	private static final Attributes REDACTED = Attributes.of(CONTACT, "[email]");

	private final InMemoryMetricExporter exported = InMemoryMetricExporter.create();

	private final SdkMeterProvider provider = SdkMeterProvider.builder()
		.registerMetricReader(PeriodicMetricReader
			.create(new RedactingMetricExporter(this.exported, RedactingMetricExporterTests::redact)))
		.setExemplarFilter(ExemplarFilter.alwaysOn())
		.registerView(InstrumentSelector.builder().setName("viewed.*").build(),
				View.builder().setAttributeFilter(Set.of()).build())
		.build();

	private final Meter meter = this.provider.get("test");

	@AfterEach
	void close() {
		this.provider.close();
	}

	@Test
	void attributesOfAPointAreRedacted() {
		this.meter.gaugeBuilder("gauge").build().set(1.5, contact("ana@example.com"));
		assertThat(metric().getDoubleGaugeData().getPoints()).singleElement()
			.satisfies((point) -> assertThat(point.getAttributes()).isEqualTo(REDACTED))
			.satisfies((point) -> assertThat(point.getValue()).isEqualTo(1.5));
	}

	@Test
	void sumsThatBecomeEqualAreAddedUp() {
		this.meter.counterBuilder("counter").build().add(2, contact("ana@example.com"));
		this.meter.counterBuilder("counter").build().add(3, contact("bia@example.com"));
		this.meter.counterBuilder("counter").build().add(4, contact("nobody"));
		assertThat(metric().getLongSumData().getPoints())
			.extracting(LongPointData::getAttributes, LongPointData::getValue)
			.containsExactlyInAnyOrder(tuple(REDACTED, 5L), tuple(contact("nobody"), 4L));
	}

	@Test
	void histogramsThatBecomeEqualAreAddedUp() {
		this.meter.histogramBuilder("histogram").build().record(2, contact("ana@example.com"));
		this.meter.histogramBuilder("histogram").build().record(3, contact("bia@example.com"));
		HistogramPointData point = metric().getHistogramData().getPoints().iterator().next();
		assertThat(point.getCount()).isEqualTo(2);
		assertThat(point.getSum()).isEqualTo(5);
		assertThat(point.getMin()).isEqualTo(2);
		assertThat(point.getMax()).isEqualTo(3);
	}

	@Test
	void attributesThatAViewHasMovedToExemplarsAreRedacted() {
		this.meter.counterBuilder("viewed.counter").build().add(2, contact("ana@example.com"));
		this.meter.gaugeBuilder("viewed.gauge").build().set(2, contact("ana@example.com"));
		this.meter.histogramBuilder("viewed.histogram").build().record(2, contact("ana@example.com"));
		assertThat(metrics()).hasSize(3)
			.flatExtracting((metric) -> metric.getData().getPoints())
			.flatExtracting(PointData::getExemplars)
			.hasSize(3)
			.allSatisfy((exemplar) -> assertThat(exemplar.getFilteredAttributes()).isEqualTo(REDACTED));
	}

	@Test
	void exemplarsOfPointsThatBecomeEqualAreKept() {
		for (String contact : new String[] { "ana@example.com", "bia@example.com" }) {
			this.meter.counterBuilder("counter").build().add(2, contact(contact));
			this.meter.histogramBuilder("histogram").build().record(2, contact(contact));
		}
		assertThat(metrics()).hasSize(2)
			.flatExtracting((metric) -> metric.getData().getPoints())
			.hasSize(2)
			.allSatisfy((point) -> assertThat(point.getExemplars()).isNotEmpty());
	}

	private static Attributes contact(String value) {
		return Attributes.of(CONTACT, value);
	}

	private static Attributes redact(Attributes attributes) {
		return String.valueOf(attributes.get(CONTACT)).contains("@") ? REDACTED : attributes;
	}

	private MetricData metric() {
		return metrics().get(0);
	}

	private List<MetricData> metrics() {
		this.provider.forceFlush().join(10, TimeUnit.SECONDS);
		return this.exported.getFinishedMetricItems();
	}

}
