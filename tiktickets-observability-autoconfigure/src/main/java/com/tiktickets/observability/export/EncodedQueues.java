package com.tiktickets.observability.export;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.SemanticMetrics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;

/**
 * Has spans and log records wait for their export as the bytes that will be sent. The
 * queues, their threads and what they say of themselves stay the SDK's; here is what may
 * wait in them. Thread-safe.
 */
public final class EncodedQueues {

	static final String QUEUE_FULL = "queue_full";

	private final long mostBytes;

	private volatile QueueLimit spans = new QueueLimit(0, 0);

	private volatile QueueLimit logRecords = new QueueLimit(0, 0);

	/**
	 * Creates the queues.
	 * @param mostBytes how many bytes of each signal may wait
	 */
	public EncodedQueues(long mostBytes) {
		this.mostBytes = mostBytes;
	}

	/**
	 * Puts the encoder in front of a batch processor.
	 * @param processor any processor
	 * @param mostItems how many spans may wait
	 * @return the same one, unless it is a batch processor whose exporter takes what is
	 * encoded
	 */
	public SpanProcessor before(SpanProcessor processor, int mostItems) {
		if (processor instanceof BatchSpanProcessor batch
				&& batch.getSpanExporter() instanceof WatchedSpanExporter exporter && exporter.takesEncoded()) {
			this.spans = exporter.releasing(new QueueLimit(mostItems, this.mostBytes));
			return new EncodingSpanProcessor(batch, this.spans);
		}
		return processor;
	}

	/**
	 * Puts the encoder in front of a batch processor.
	 * @param processor any processor
	 * @param mostItems how many log records may wait
	 * @return the same one, unless it is a batch processor whose exporter takes what is
	 * encoded
	 */
	public LogRecordProcessor before(LogRecordProcessor processor, int mostItems) {
		if (processor instanceof BatchLogRecordProcessor batch
				&& batch.getLogRecordExporter() instanceof WatchedLogRecordExporter exporter
				&& exporter.takesEncoded()) {
			this.logRecords = exporter.releasing(new QueueLimit(mostItems, this.mostBytes));
			return new EncodingLogRecordProcessor(batch, this.logRecords);
		}
		return processor;
	}

	/**
	 * Measures the items that were dropped because the queue was full, with the metrics
	 * of the SDK's own queues.
	 * @param meter makes the instruments
	 */
	public void measure(Meter meter) {
		count(meter, Signal.TRACES, SemanticMetrics.OTEL_SDK_PROCESSOR_SPAN_PROCESSED, "span");
		count(meter, Signal.LOGS, SemanticMetrics.OTEL_SDK_PROCESSOR_LOG_PROCESSED, "{log_record}");
	}

	private void count(Meter meter, Signal signal, String name, String unit) {
		Attributes attributes = Attributes.of(SemanticAttributes.OTEL_COMPONENT_TYPE, "encoded_queue",
				SemanticAttributes.OTEL_COMPONENT_NAME, "encoded_queue/" + signal.plural(),
				SemanticAttributes.ERROR_TYPE, QUEUE_FULL);
		meter.counterBuilder(name)
			.setUnit(unit)
			.setDescription("Number of spans or log records that were dropped because the queue was full.")
			.buildWithCallback((measurement) -> {
				long lost = ((signal == Signal.TRACES) ? this.spans : this.logRecords).lost();
				if (lost > 0) {
					measurement.record(lost, attributes);
				}
			});
	}

}
