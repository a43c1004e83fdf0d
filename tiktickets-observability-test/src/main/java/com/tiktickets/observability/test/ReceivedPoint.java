package com.tiktickets.observability.test;

import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A metric point that has arrived.
 *
 * @param metric the metric's name
 * @param unit the metric's unit
 * @param type the kind of data, such as {@code HISTOGRAM} or {@code SUM}
 * @param value the value; for a histogram the sum
 * @param count how many measurements a histogram holds, else 0
 * @param bounds the bounds of an explicit histogram
 * @param exemplars the exemplars
 * @param timeUnixNano when it was collected
 * @param scope the instrumentation scope
 * @param attributes its attributes by key
 * @param resource the attributes of what made it
 */
public record ReceivedPoint(String metric, String unit, Metric.DataCase type, double value, long count,
		List<Double> bounds, List<Exemplar> exemplars, long timeUnixNano, String scope, Map<String, Object> attributes,
		Map<String, Object> resource) implements ReceivedItem {

	static Stream<ReceivedPoint> of(Metric metric, String scope, Map<String, Object> resource) {
		return switch (metric.getDataCase()) {
			case GAUGE -> numbers(metric, metric.getGauge().getDataPointsList(), scope, resource);
			case SUM -> numbers(metric, metric.getSum().getDataPointsList(), scope, resource);
			case HISTOGRAM -> metric.getHistogram()
				.getDataPointsList()
				.stream()
				.map((point) -> new ReceivedPoint(metric.getName(), metric.getUnit(), metric.getDataCase(),
						point.getSum(), point.getCount(), point.getExplicitBoundsList(), point.getExemplarsList(),
						point.getTimeUnixNano(), scope, ReceivedAttributes.of(point.getAttributesList()), resource));
			case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram()
				.getDataPointsList()
				.stream()
				.map((point) -> new ReceivedPoint(metric.getName(), metric.getUnit(), metric.getDataCase(),
						point.getSum(), point.getCount(), List.of(), point.getExemplarsList(), point.getTimeUnixNano(),
						scope, ReceivedAttributes.of(point.getAttributesList()), resource));
			case SUMMARY -> metric.getSummary()
				.getDataPointsList()
				.stream()
				.map((point) -> new ReceivedPoint(metric.getName(), metric.getUnit(), metric.getDataCase(),
						point.getSum(), point.getCount(), List.of(), List.of(), point.getTimeUnixNano(), scope,
						ReceivedAttributes.of(point.getAttributesList()), resource));
			case DATA_NOT_SET -> Stream.empty();
		};
	}

	private static Stream<ReceivedPoint> numbers(Metric metric, List<NumberDataPoint> points, String scope,
			Map<String, Object> resource) {
		return points.stream()
			.map((point) -> new ReceivedPoint(metric.getName(), metric.getUnit(), metric.getDataCase(),
					point.hasAsInt() ? point.getAsInt() : point.getAsDouble(), 0, List.of(), point.getExemplarsList(),
					point.getTimeUnixNano(), scope, ReceivedAttributes.of(point.getAttributesList()), resource));
	}

	/**
	 * Returns the traces that the exemplars point to.
	 * @return the traces, 32 hex digits each
	 */
	public List<String> exemplarTraceIds() {
		return this.exemplars.stream().map((exemplar) -> ReceivedAttributes.hex(exemplar.getTraceId())).toList();
	}

	@Override
	public String toString() {
		return "point " + this.metric + " " + this.attributes + " = " + this.value;
	}

}
