package com.tiktickets.observability.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
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
 * Changes the attributes of a metric's points. Points whose attributes become equal
 * become one: sums and histograms are added up, and of any others the last one stands.
 * Immutable.
 */
final class PointAttributes {

	private final UnaryOperator<Attributes> change;

	/**
	 * Creates the change.
	 * @param change returns the same object for attributes that stay
	 */
	PointAttributes(UnaryOperator<Attributes> change) {
		this.change = change;
	}

	MetricData applyTo(MetricData metric) {
		for (PointData point : metric.getData().getPoints()) {
			if (this.change.apply(point.getAttributes()) != point.getAttributes()) {
				return new ModifiedMetricData(metric, metric.getUnit(), changed(metric));
			}
		}
		return metric;
	}

	private Data<?> changed(MetricData metric) {
		return switch (metric.getType()) {
			case LONG_GAUGE -> GaugeData.createLongGaugeData(
					changed(metric.getLongGaugeData().getPoints(), PointAttributes::copy, PointAttributes::last));
			case DOUBLE_GAUGE -> GaugeData.createDoubleGaugeData(
					changed(metric.getDoubleGaugeData().getPoints(), PointAttributes::copy, PointAttributes::last));
			case LONG_SUM -> {
				SumData<LongPointData> sum = metric.getLongSumData();
				yield SumData.createLongSumData(sum.isMonotonic(), sum.getAggregationTemporality(),
						changed(sum.getPoints(), PointAttributes::copy, EqualPoints::add));
			}
			case DOUBLE_SUM -> {
				SumData<DoublePointData> sum = metric.getDoubleSumData();
				yield SumData.createDoubleSumData(sum.isMonotonic(), sum.getAggregationTemporality(),
						changed(sum.getPoints(), PointAttributes::copy, EqualPoints::add));
			}
			case HISTOGRAM -> HistogramData.create(metric.getHistogramData().getAggregationTemporality(),
					changed(metric.getHistogramData().getPoints(), PointAttributes::copy, EqualPoints::add));
			case EXPONENTIAL_HISTOGRAM ->
				ExponentialHistogramData.create(metric.getExponentialHistogramData().getAggregationTemporality(),
						changed(metric.getExponentialHistogramData().getPoints(), PointAttributes::copy,
								PointAttributes::last));
			case SUMMARY -> SummaryData
				.create(changed(metric.getSummaryData().getPoints(), PointAttributes::copy, PointAttributes::last));
		};
	}

	private <P extends PointData> List<P> changed(Collection<P> points, BiFunction<P, Attributes, P> copy,
			BinaryOperator<P> combine) {
		Map<Attributes, P> result = new LinkedHashMap<>();
		for (P point : points) {
			Attributes attributes = this.change.apply(point.getAttributes());
			P changed = (attributes != point.getAttributes()) ? copy.apply(point, attributes) : point;
			result.merge(attributes, changed, combine);
		}
		return List.copyOf(result.values());
	}

	private static <P extends PointData> P last(P first, P last) {
		return last;
	}

	private static LongPointData copy(LongPointData point, Attributes attributes) {
		return new LongPointWithAttributes(point, attributes);
	}

	private static DoublePointData copy(DoublePointData point, Attributes attributes) {
		return DoublePointData.create(point.getStartEpochNanos(), point.getEpochNanos(), attributes, point.getValue(),
				point.getExemplars());
	}

	private static HistogramPointData copy(HistogramPointData point, Attributes attributes) {
		return new HistogramPointWithAttributes(point, attributes);
	}

	private static ExponentialHistogramPointData copy(ExponentialHistogramPointData point, Attributes attributes) {
		return ExponentialHistogramPointData.create(point.getScale(), point.getSum(), point.getZeroCount(),
				point.hasMin(), point.getMin(), point.hasMax(), point.getMax(), point.getPositiveBuckets(),
				point.getNegativeBuckets(), point.getStartEpochNanos(), point.getEpochNanos(), attributes,
				point.getExemplars());
	}

	private static SummaryPointData copy(SummaryPointData point, Attributes attributes) {
		return SummaryPointData.create(point.getStartEpochNanos(), point.getEpochNanos(), attributes, point.getCount(),
				point.getSum(), point.getValues());
	}

}
