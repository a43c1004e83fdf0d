package com.tiktickets.observability.metrics;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.common.AttributeKey;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Adds a tenant to the points of a metric that have none.
 */
final class TenantPointAttributes {

	private final AttributeKey<String> tenantAttribute;

	TenantPointAttributes(AttributeKey<String> tenantAttribute) {
		this.tenantAttribute = tenantAttribute;
	}

	MetricData addTo(MetricData metric) {
		for (PointData point : metric.getData().getPoints()) {
			if (hasNoTenant(point)) {
				return new ModifiedMetricData(metric, metric.getUnit(), dataWithTenant(metric));
			}
		}
		return metric;
	}

	private boolean hasNoTenant(PointData point) {
		return point.getAttributes().get(this.tenantAttribute) == null;
	}

	private Data<?> dataWithTenant(MetricData metric) {
		return switch (metric.getType()) {
			case LONG_GAUGE -> GaugeData
				.createLongGaugeData(withTenant(metric.getLongGaugeData().getPoints(), TenantPointAttributes::copy));
			case DOUBLE_GAUGE -> GaugeData.createDoubleGaugeData(
					withTenant(metric.getDoubleGaugeData().getPoints(), TenantPointAttributes::copy));
			case LONG_SUM -> {
				SumData<LongPointData> sum = metric.getLongSumData();
				yield SumData.createLongSumData(sum.isMonotonic(), sum.getAggregationTemporality(),
						withTenant(sum.getPoints(), TenantPointAttributes::copy));
			}
			case DOUBLE_SUM -> {
				SumData<DoublePointData> sum = metric.getDoubleSumData();
				yield SumData.createDoubleSumData(sum.isMonotonic(), sum.getAggregationTemporality(),
						withTenant(sum.getPoints(), TenantPointAttributes::copy));
			}
			case HISTOGRAM -> HistogramData.create(metric.getHistogramData().getAggregationTemporality(),
					withTenant(metric.getHistogramData().getPoints(), TenantPointAttributes::copy));
			case EXPONENTIAL_HISTOGRAM ->
				ExponentialHistogramData.create(metric.getExponentialHistogramData().getAggregationTemporality(),
						withTenant(metric.getExponentialHistogramData().getPoints(), TenantPointAttributes::copy));
			case SUMMARY ->
				SummaryData.create(withTenant(metric.getSummaryData().getPoints(), TenantPointAttributes::copy));
		};
	}

	private <P extends PointData> List<P> withTenant(Collection<P> points, BiFunction<P, Attributes, P> copy) {
		List<P> result = new ArrayList<>(points.size());
		for (P point : points) {
			result.add(hasNoTenant(point) ? copy.apply(point, withTenant(point.getAttributes())) : point);
		}
		return result;
	}

	private Attributes withTenant(Attributes attributes) {
		boolean overflow = Boolean.TRUE.equals(attributes.get(SemanticAttributes.METRIC_OVERFLOW));
		TenantId tenant = overflow ? TenantId.OTHER : TenantId.SYSTEM;
		return attributes.toBuilder().put(this.tenantAttribute, tenant.value()).build();
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
