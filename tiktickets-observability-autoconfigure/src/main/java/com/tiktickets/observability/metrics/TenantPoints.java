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
 * Gives each point of a metric a tenant. Points that have one are passed on as they are.
 */
final class TenantPoints {

	private final AttributeKey<String> tenantAttribute;

	TenantPoints(AttributeKey<String> tenantAttribute) {
		this.tenantAttribute = tenantAttribute;
	}

	MetricData name(MetricData metric) {
		for (PointData point : metric.getData().getPoints()) {
			if (isNameless(point)) {
				return new NamedMetricData(metric, nameData(metric));
			}
		}
		return metric;
	}

	private boolean isNameless(PointData point) {
		return point.getAttributes().get(this.tenantAttribute) == null;
	}

	private Data<?> nameData(MetricData metric) {
		return switch (metric.getType()) {
			case LONG_GAUGE ->
				GaugeData.createLongGaugeData(namePoints(metric.getLongGaugeData().getPoints(), TenantPoints::copy));
			case DOUBLE_GAUGE -> GaugeData
				.createDoubleGaugeData(namePoints(metric.getDoubleGaugeData().getPoints(), TenantPoints::copy));
			case LONG_SUM -> {
				SumData<LongPointData> sum = metric.getLongSumData();
				yield SumData.createLongSumData(sum.isMonotonic(), sum.getAggregationTemporality(),
						namePoints(sum.getPoints(), TenantPoints::copy));
			}
			case DOUBLE_SUM -> {
				SumData<DoublePointData> sum = metric.getDoubleSumData();
				yield SumData.createDoubleSumData(sum.isMonotonic(), sum.getAggregationTemporality(),
						namePoints(sum.getPoints(), TenantPoints::copy));
			}
			case HISTOGRAM -> HistogramData.create(metric.getHistogramData().getAggregationTemporality(),
					namePoints(metric.getHistogramData().getPoints(), TenantPoints::copy));
			case EXPONENTIAL_HISTOGRAM ->
				ExponentialHistogramData.create(metric.getExponentialHistogramData().getAggregationTemporality(),
						namePoints(metric.getExponentialHistogramData().getPoints(), TenantPoints::copy));
			case SUMMARY -> SummaryData.create(namePoints(metric.getSummaryData().getPoints(), TenantPoints::copy));
		};
	}

	private <P extends PointData> List<P> namePoints(Collection<P> points, BiFunction<P, Attributes, P> copy) {
		List<P> named = new ArrayList<>(points.size());
		for (P point : points) {
			named.add(isNameless(point) ? copy.apply(point, withTenant(point.getAttributes())) : point);
		}
		return named;
	}

	private Attributes withTenant(Attributes attributes) {
		boolean overflow = Boolean.TRUE.equals(attributes.get(SemanticAttributes.METRIC_OVERFLOW));
		TenantId tenant = overflow ? TenantId.OTHER : TenantId.SYSTEM;
		return attributes.toBuilder().put(this.tenantAttribute, tenant.value()).build();
	}

	private static LongPointData copy(LongPointData point, Attributes attributes) {
		return new NamedLongPoint(point, attributes);
	}

	private static DoublePointData copy(DoublePointData point, Attributes attributes) {
		return DoublePointData.create(point.getStartEpochNanos(), point.getEpochNanos(), attributes, point.getValue(),
				point.getExemplars());
	}

	private static HistogramPointData copy(HistogramPointData point, Attributes attributes) {
		return new NamedHistogramPoint(point, attributes);
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
