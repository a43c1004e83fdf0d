package com.tiktickets.sample.telemetry.inbox;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes metric points. Of exponential histograms and summaries, and of histograms with
 * more buckets than anybody reads, it keeps count and sum.
 */
final class MetricDecoder {

	private static final int SERIES = 10_000;

	private static final int MAX_BYTES = 8 * 1024 * 1024;

	/** Hundred times as many as one would read. */
	private static final int MOST_BUCKETS = 500;

	private final AttributeDecoder attributes;

	private final ResourceDecoder resources;

	private final TelemetryInbox inbox;

	private final Interner<MetricSeries> known = new Interner<>(SERIES, MAX_BYTES, MetricSeries::eachPart);

	MetricDecoder(AttributeDecoder attributes, ResourceDecoder resources, TelemetryInbox inbox) {
		this.attributes = attributes;
		this.resources = resources;
		this.inbox = inbox;
	}

	void accept(ExportMetricsServiceRequest request) {
		for (ResourceMetrics resourceMetrics : request.getResourceMetricsList()) {
			Resource resource = this.resources.decode(resourceMetrics.getResource());
			for (ScopeMetrics scopeMetrics : resourceMetrics.getScopeMetricsList()) {
				scopeMetrics.getMetricsList().forEach((metric) -> accept(metric, resource));
			}
		}
	}

	private void accept(Metric metric, Resource resource) {
		switch (metric.getDataCase()) {
			case GAUGE -> metric.getGauge()
				.getDataPointsList()
				.forEach((point) -> add(point, series(metric, resource, point.getAttributesList())));
			case SUM -> metric.getSum()
				.getDataPointsList()
				.forEach((point) -> add(point, series(metric, resource, point.getAttributesList())));
			case HISTOGRAM -> metric.getHistogram()
				.getDataPointsList()
				.forEach((point) -> add(point, series(metric, resource, point.getAttributesList())));
			case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram()
				.getDataPointsList()
				.forEach((point) -> add(series(metric, resource, point.getAttributesList()),
						point.getStartTimeUnixNano(), point.getTimeUnixNano(), point.getSum(),
						countOnly(point.getCount()), point.getExemplarsList()));
			case SUMMARY -> metric.getSummary()
				.getDataPointsList()
				.forEach((point) -> add(series(metric, resource, point.getAttributesList()),
						point.getStartTimeUnixNano(), point.getTimeUnixNano(), point.getSum(),
						countOnly(point.getCount()), List.of()));
			default -> {
			}
		}
	}

	private void add(NumberDataPoint point, MetricSeries series) {
		add(series, point.getStartTimeUnixNano(), point.getTimeUnixNano(),
				point.hasAsInt() ? point.getAsInt() : point.getAsDouble(), null, point.getExemplarsList());
	}

	private void add(HistogramDataPoint point, MetricSeries series) {
		Histogram histogram = (point.getBucketCountsCount() + point.getExplicitBoundsCount() > 2 * MOST_BUCKETS)
				? countOnly(point.getCount())
				: new Histogram(point.getCount(), point.getExplicitBoundsList(), point.getBucketCountsList());
		add(series, point.getStartTimeUnixNano(), point.getTimeUnixNano(), point.getSum(), histogram,
				point.getExemplarsList());
	}

	private void add(MetricSeries series, long start, long time, double value, @Nullable Histogram histogram,
			List<Exemplar> exemplars) {
		List<MetricPoint.Exemplar> traced = exemplars.stream()
			.filter((exemplar) -> !exemplar.getTraceId().isEmpty())
			.map(this::exemplar)
			.toList();
		this.inbox.add(new MetricPoint(series, start, time, value, histogram, traced));
	}

	private MetricPoint.Exemplar exemplar(Exemplar exemplar) {
		double value = exemplar.hasAsInt() ? exemplar.getAsInt() : exemplar.getAsDouble();
		return new MetricPoint.Exemplar(exemplar.getTimeUnixNano(), value, this.attributes.id(exemplar.getTraceId()),
				this.attributes.id(exemplar.getSpanId()));
	}

	private MetricSeries series(Metric metric, Resource resource, List<KeyValue> pairs) {
		Attributes own = this.attributes.attributes(pairs);
		MetricSeries candidate = new MetricSeries(this.attributes.text(metric.getName()),
				this.attributes.text(metric.getUnit()), this.attributes.text(metric.getDescription()), typeOf(metric),
				isDelta(metric), resource, own, AttributeDecoder.tenant(own, resource));
		return this.known.intern(candidate);
	}

	private static Histogram countOnly(long count) {
		return new Histogram(count, List.of(), List.of());
	}

	private static MetricSeries.Type typeOf(Metric metric) {
		return switch (metric.getDataCase()) {
			case SUM ->
				metric.getSum().getIsMonotonic() ? MetricSeries.Type.COUNTER : MetricSeries.Type.UP_DOWN_COUNTER;
			case HISTOGRAM, EXPONENTIAL_HISTOGRAM, SUMMARY -> MetricSeries.Type.HISTOGRAM;
			default -> MetricSeries.Type.GAUGE;
		};
	}

	private static boolean isDelta(Metric metric) {
		AggregationTemporality temporality = switch (metric.getDataCase()) {
			case SUM -> metric.getSum().getAggregationTemporality();
			case HISTOGRAM -> metric.getHistogram().getAggregationTemporality();
			case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram().getAggregationTemporality();
			default -> AggregationTemporality.AGGREGATION_TEMPORALITY_UNSPECIFIED;
		};
		return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
	}

}
