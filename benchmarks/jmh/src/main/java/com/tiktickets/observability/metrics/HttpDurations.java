package com.tiktickets.observability.metrics;

import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.List;

/** The metric that the benchmarks measure with, as the instrumentation makes it. */
final class HttpDurations {

	static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant_id");

	private static final List<Double> SECONDS = List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5,
			5.0, 7.5, 10.0);

	private HttpDurations() {
	}

	/** With a limit above what the cap on tenants admits, as the starter sets it. */
	static SdkMeterProvider provider(MetricReader reader, Aggregation aggregation) {
		return SdkMeterProvider.builder()
			.registerMetricReader(reader)
			.registerView(InstrumentSelector.builder().setName("*").build(),
					View.builder().setAggregation(aggregation).setCardinalityLimit(100_000).build())
			.build();
	}

	static Aggregation explicit() {
		return Aggregation.explicitBucketHistogram(SECONDS);
	}

	static DoubleHistogram plain(SdkMeterProvider provider) {
		return histogram(OpenTelemetrySdk.builder().setMeterProvider(provider).build());
	}

	static DoubleHistogram withTenant(SdkMeterProvider provider, int limit) {
		return histogram(new TenantOpenTelemetry(OpenTelemetrySdk.builder().setMeterProvider(provider).build(),
				new TenantAttributesProcessor(TENANT, new TenantMetricsLimit(limit, List.<TenantId>of()))));
	}

	private static DoubleHistogram histogram(OpenTelemetry openTelemetry) {
		return openTelemetry.getMeter("benchmark")
			.histogramBuilder("http.server.request.duration")
			.setUnit("s")
			.build();
	}

	static Attributes attributes(int route, long status) {
		return Attributes.builder()
			.put("http.request.method", "GET")
			.put("http.route", "/tickets/" + route + "/{id}")
			.put("http.response.status_code", status)
			.put("network.protocol.version", "1.1")
			.put("url.scheme", "http")
			.build();
	}

}
