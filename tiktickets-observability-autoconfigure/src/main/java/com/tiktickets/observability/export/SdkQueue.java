package com.tiktickets.observability.export;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.SemanticMetrics;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue of the SDK, by the SDK's own metrics. Immutable.
 *
 * @param waiting how many items waited
 * @param lost how many items found it full since the start
 */
record SdkQueue(long waiting, long lost) {

	/**
	 * Finds the queue of a signal.
	 * @param signal the signal
	 * @param metrics what was collected
	 * @return the queue, or {@code null} if it was not measured
	 */
	static @Nullable SdkQueue in(Signal signal, Collection<MetricData> metrics) {
		return switch (signal) {
			case TRACES -> in(metrics, SemanticMetrics.OTEL_SDK_PROCESSOR_SPAN_QUEUE_SIZE,
					SemanticMetrics.OTEL_SDK_PROCESSOR_SPAN_PROCESSED);
			case LOGS -> in(metrics, SemanticMetrics.OTEL_SDK_PROCESSOR_LOG_QUEUE_SIZE,
					SemanticMetrics.OTEL_SDK_PROCESSOR_LOG_PROCESSED);
			case METRICS -> null;
		};
	}

	private static @Nullable SdkQueue in(Collection<MetricData> metrics, String size, String processed) {
		List<LongPointData> sizes = points(metrics, size);
		return sizes.isEmpty() ? null : new SdkQueue(sizes.stream().mapToLong(LongPointData::getValue).sum(),
				points(metrics, processed).stream().filter(SdkQueue::isFull).mapToLong(LongPointData::getValue).sum());
	}

	private static List<LongPointData> points(Collection<MetricData> metrics, String name) {
		return metrics.stream()
			.filter((metric) -> metric.getName().equals(name))
			.flatMap((metric) -> metric.getLongSumData().getPoints().stream())
			.toList();
	}

	private static boolean isFull(LongPointData point) {
		return EncodedQueues.QUEUE_FULL.equals(point.getAttributes().get(SemanticAttributes.ERROR_TYPE));
	}

}
