package com.tiktickets.observability.export;

import com.tiktickets.observability.semconv.ExportMetrics;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.SemanticMetrics;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.Collection;

/**
 * Spans and log records that were lost, by the SDK's own count.
 *
 * @param spans how many spans
 * @param logRecords how many log records
 */
record LostItems(long spans, long logRecords) {

	static final LostItems NONE = new LostItems(0, 0);

	static LostItems in(Collection<MetricData> metrics) {
		return new LostItems(
				in(metrics, SemanticMetrics.OTEL_SDK_PROCESSOR_SPAN_PROCESSED) + onDisk(metrics, Signal.TRACES),
				in(metrics, SemanticMetrics.OTEL_SDK_PROCESSOR_LOG_PROCESSED) + onDisk(metrics, Signal.LOGS));
	}

	/** For the SDK, what is on disk was exported. */
	private static long onDisk(Collection<MetricData> metrics, Signal signal) {
		return metrics.stream()
			.filter((metric) -> metric.getName().equals(ExportMetrics.EXPORT_BUFFER_DROPPED))
			.flatMap((metric) -> metric.getLongSumData().getPoints().stream())
			.filter((point) -> signal.plural().equals(point.getAttributes().get(TikticketsAttributes.EXPORT_SIGNAL)))
			.mapToLong(LongPointData::getValue)
			.sum();
	}

	private static long in(Collection<MetricData> metrics, String name) {
		return metrics.stream()
			.filter((metric) -> metric.getName().equals(name))
			.flatMap((metric) -> metric.getLongSumData().getPoints().stream())
			.filter((point) -> point.getAttributes().get(SemanticAttributes.ERROR_TYPE) != null)
			.mapToLong(LongPointData::getValue)
			.sum();
	}

	LostItems minus(LostItems earlier) {
		return new LostItems(this.spans - earlier.spans, this.logRecords - earlier.logRecords);
	}

	/** For a line of the console; where to find more only when there is more to find. */
	String describe() {
		if (equals(NONE)) {
			return "nothing was lost";
		}
		return this.spans + " spans and " + this.logRecords
				+ " log records were lost, because a queue or the buffer on disk was full, or the OpenTelemetry Collector refused them, counted by reason in "
				+ SemanticMetrics.OTEL_SDK_PROCESSOR_SPAN_PROCESSED + ", "
				+ SemanticMetrics.OTEL_SDK_PROCESSOR_LOG_PROCESSED + " and " + ExportMetrics.EXPORT_BUFFER_DROPPED;
	}

}
