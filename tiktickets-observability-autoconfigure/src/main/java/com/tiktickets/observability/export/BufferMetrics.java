package com.tiktickets.observability.export;

import com.tiktickets.observability.export.buffer.BufferCounts;
import com.tiktickets.observability.semconv.ExportMetrics;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Measures the buffer on disk, without a look at the disk. Immutable. */
final class BufferMetrics {

	private static final List<Signal> SIGNALS = List.of(Signal.TRACES, Signal.LOGS);

	private final Meter meter;

	private final Function<String, BufferCounts> counts;

	BufferMetrics(Meter meter, Function<String, BufferCounts> counts) {
		this.meter = meter;
		this.counts = counts;
	}

	void register() {
		level(ExportMetrics.EXPORT_BUFFER_ITEMS, ExportMetrics.UNIT_ITEM,
				"Number of spans or log records that wait on disk.", BufferCounts::waiting);
		level(ExportMetrics.EXPORT_BUFFER_SIZE, ExportMetrics.UNIT_SIZE, "Size of the files of the buffer on disk.",
				BufferCounts::bytes);
		total(ExportMetrics.EXPORT_BUFFER_WRITTEN, ExportMetrics.UNIT_ITEM,
				"Number of spans or log records that were written to disk.", BufferCounts::written);
		total(ExportMetrics.EXPORT_BUFFER_FAILURES, ExportMetrics.UNIT_FAILURE,
				"Number of failed attempts to write or read a file of the buffer on disk.", BufferCounts::failures);
		dropped();
	}

	private void level(String name, String unit, String description, ToLongFunction<BufferCounts> value) {
		this.meter.upDownCounterBuilder(name)
			.setUnit(unit)
			.setDescription(description)
			.buildWithCallback((measurement) -> SIGNALS
				.forEach((signal) -> measurement.record(value.applyAsLong(counts(signal)), of(signal))));
	}

	private void total(String name, String unit, String description, ToLongFunction<BufferCounts> value) {
		this.meter.counterBuilder(name)
			.setUnit(unit)
			.setDescription(description)
			.buildWithCallback((measurement) -> SIGNALS
				.forEach((signal) -> measurement.record(value.applyAsLong(counts(signal)), of(signal))));
	}

	private void dropped() {
		this.meter.counterBuilder(ExportMetrics.EXPORT_BUFFER_DROPPED)
			.setUnit(ExportMetrics.UNIT_ITEM)
			.setDescription("Number of spans or log records that were on disk and are lost.")
			.buildWithCallback((measurement) -> SIGNALS.forEach((signal) -> counts(signal).dropped()
				.forEach((reason, items) -> measurement.record(items,
						of(signal).toBuilder().put(SemanticAttributes.ERROR_TYPE, reason).build()))));
	}

	private BufferCounts counts(Signal signal) {
		return this.counts.apply(signal.plural());
	}

	private static Attributes of(Signal signal) {
		return Attributes.of(TikticketsAttributes.EXPORT_SIGNAL, signal.plural());
	}

}
