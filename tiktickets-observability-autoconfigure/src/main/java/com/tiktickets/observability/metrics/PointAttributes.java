package com.tiktickets.observability.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExemplarData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.data.SummaryData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Changes the attributes of a metric's points and of their exemplars. Points whose
 * attributes become equal become one: sums and histograms are added up, and of any others
 * the last one stands. Immutable.
 */
final class PointAttributes {

	private final UnaryOperator<Attributes> change;

	private final UnaryOperator<Attributes> exemplars;

	/**
	 * Creates a change of the points alone.
	 * @param change returns the same object for attributes that stay
	 */
	PointAttributes(UnaryOperator<Attributes> change) {
		this(change, UnaryOperator.identity());
	}

	/**
	 * Creates the change.
	 * @param change returns the same object for attributes that stay
	 * @param exemplars the same, for attributes that a view has removed from the point
	 */
	PointAttributes(UnaryOperator<Attributes> change, UnaryOperator<Attributes> exemplars) {
		this.change = change;
		this.exemplars = exemplars;
	}

	MetricData applyTo(MetricData metric) {
		for (PointData point : metric.getData().getPoints()) {
			if (isChanged(point)) {
				return new ModifiedMetricData(metric, metric.getUnit(), changed(metric));
			}
		}
		return metric;
	}

	private boolean isChanged(PointData point) {
		return this.change.apply(point.getAttributes()) != point.getAttributes() || hasChangedExemplars(point);
	}

	private boolean hasChangedExemplars(PointData point) {
		return point.getExemplars().stream().map(ExemplarData::getFilteredAttributes).anyMatch(this::isChanged);
	}

	private boolean isChanged(Attributes filtered) {
		return this.exemplars.apply(filtered) != filtered;
	}

	private Data<?> changed(MetricData metric) {
		return switch (metric.getType()) {
			case LONG_GAUGE -> GaugeData
				.createLongGaugeData(changed(metric.getLongGaugeData().getPoints(), this::copy, PointAttributes::last));
			case DOUBLE_GAUGE -> GaugeData.createDoubleGaugeData(
					changed(metric.getDoubleGaugeData().getPoints(), this::copy, PointAttributes::last));
			case LONG_SUM -> {
				SumData<LongPointData> sum = metric.getLongSumData();
				yield SumData.createLongSumData(sum.isMonotonic(), sum.getAggregationTemporality(),
						changed(sum.getPoints(), this::copy, EqualPoints::add));
			}
			case DOUBLE_SUM -> {
				SumData<DoublePointData> sum = metric.getDoubleSumData();
				yield SumData.createDoubleSumData(sum.isMonotonic(), sum.getAggregationTemporality(),
						changed(sum.getPoints(), this::copy, EqualPoints::add));
			}
			case HISTOGRAM -> HistogramData.create(metric.getHistogramData().getAggregationTemporality(),
					changed(metric.getHistogramData().getPoints(), this::copy, EqualPoints::add));
			case EXPONENTIAL_HISTOGRAM ->
				ExponentialHistogramData.create(metric.getExponentialHistogramData().getAggregationTemporality(),
						changed(metric.getExponentialHistogramData().getPoints(), this::copy, PointAttributes::last));
			case SUMMARY ->
				SummaryData.create(changed(metric.getSummaryData().getPoints(), this::copy, PointAttributes::last));
		};
	}

	private <P extends PointData> List<P> changed(Collection<P> points, BiFunction<P, Attributes, P> copy,
			BinaryOperator<P> combine) {
		Map<Attributes, P> result = new LinkedHashMap<>();
		for (P point : points) {
			Attributes attributes = this.change.apply(point.getAttributes());
			boolean same = attributes == point.getAttributes() && !hasChangedExemplars(point);
			P changed = same ? point : copy.apply(point, attributes);
			result.merge(attributes, changed, combine);
		}
		return List.copyOf(result.values());
	}

	private static <P extends PointData> P last(P first, P last) {
		return last;
	}

	private LongPointData copy(LongPointData point, Attributes attributes) {
		return new LongPointCopy(point, attributes, longs(point.getExemplars()));
	}

	private DoublePointData copy(DoublePointData point, Attributes attributes) {
		return DoublePointData.create(point.getStartEpochNanos(), point.getEpochNanos(), attributes, point.getValue(),
				doubles(point.getExemplars()));
	}

	private HistogramPointData copy(HistogramPointData point, Attributes attributes) {
		return new HistogramPointCopy(point, attributes, doubles(point.getExemplars()));
	}

	private ExponentialHistogramPointData copy(ExponentialHistogramPointData point, Attributes attributes) {
		return ExponentialHistogramPointData.create(point.getScale(), point.getSum(), point.getZeroCount(),
				point.hasMin(), point.getMin(), point.hasMax(), point.getMax(), point.getPositiveBuckets(),
				point.getNegativeBuckets(), point.getStartEpochNanos(), point.getEpochNanos(), attributes,
				doubles(point.getExemplars()));
	}

	private SummaryPointData copy(SummaryPointData point, Attributes attributes) {
		return SummaryPointData.create(point.getStartEpochNanos(), point.getEpochNanos(), attributes, point.getCount(),
				point.getSum(), point.getValues());
	}

	private List<LongExemplarData> longs(List<LongExemplarData> all) {
		return all.stream()
			.map((exemplar) -> LongExemplarData.create(this.exemplars.apply(exemplar.getFilteredAttributes()),
					exemplar.getEpochNanos(), exemplar.getSpanContext(), exemplar.getValue()))
			.toList();
	}

	private List<DoubleExemplarData> doubles(List<DoubleExemplarData> all) {
		return all.stream()
			.map((exemplar) -> DoubleExemplarData.create(this.exemplars.apply(exemplar.getFilteredAttributes()),
					exemplar.getEpochNanos(), exemplar.getSpanContext(), exemplar.getValue()))
			.toList();
	}

}
