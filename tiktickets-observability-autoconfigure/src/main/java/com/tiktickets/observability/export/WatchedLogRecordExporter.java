package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import java.util.Collection;
import java.util.List;

/**
 * Tells the {@link CollectorLink} how each export went. Thread-safe if its delegate is.
 */
public final class WatchedLogRecordExporter implements LogRecordExporter {

	private final LogRecordExporter delegate;

	private final CollectorLink link;

	/**
	 * Creates the exporter.
	 * @param delegate exports
	 * @param link is told the outcome
	 */
	public WatchedLogRecordExporter(LogRecordExporter delegate, CollectorLink link) {
		this.delegate = delegate;
		this.link = link;
	}

	@Override
	public CompletableResultCode export(Collection<LogRecordData> items) {
		List<LogRecordData> batch = List.copyOf(items);
		return this.link.deliver(Signal.LOGS, () -> this.delegate.export(batch));
	}

	@Override
	public CompletableResultCode flush() {
		return this.delegate.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.delegate.shutdown();
	}

	@Override
	public String toString() {
		return "WatchedLogRecordExporter{" + this.delegate + "}";
	}

}
