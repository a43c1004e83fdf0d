package com.tiktickets.observability.export;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.SemanticMetrics;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what the SDK's own metrics count: spans and log records that were lost since the
 * last time. One line for an interval of metrics at most. Not thread-safe; a reader
 * exports one after the other.
 */
final class DroppedItems {

	private static final Logger logger = LoggerFactory.getLogger(DroppedItems.class);

	private long spans;

	private long logRecords;

	void look(Collection<MetricData> metrics) {
		say(lost(metrics, SemanticMetrics.OTEL_SDK_PROCESSOR_SPAN_PROCESSED),
				lost(metrics, SemanticMetrics.OTEL_SDK_PROCESSOR_LOG_PROCESSED));
	}

	private static long lost(Collection<MetricData> metrics, String name) {
		return metrics.stream()
			.filter((metric) -> metric.getName().equals(name))
			.flatMap((metric) -> metric.getLongSumData().getPoints().stream())
			.filter((point) -> point.getAttributes().get(SemanticAttributes.ERROR_TYPE) != null)
			.mapToLong(LongPointData::getValue)
			.sum();
	}

	private void say(long lostSpans, long lostLogRecords) {
		if (lostSpans > this.spans || lostLogRecords > this.logRecords) {
			logger.warn(
					"{} spans and {} log records were lost since the last report: the queues were full, or the OpenTelemetry"
							+ " Collector refused them. Counted by reason in {} and {}.",
					lostSpans - this.spans, lostLogRecords - this.logRecords,
					SemanticMetrics.OTEL_SDK_PROCESSOR_SPAN_PROCESSED,
					SemanticMetrics.OTEL_SDK_PROCESSOR_LOG_PROCESSED);
			this.spans = lostSpans;
			this.logRecords = lostLogRecords;
		}
	}

}
