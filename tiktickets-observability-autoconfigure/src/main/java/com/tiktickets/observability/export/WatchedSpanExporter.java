package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;

/**
 * Tells the {@link CollectorLink} how each export went. Thread-safe if its delegate is.
 */
public final class WatchedSpanExporter implements SpanExporter {

	private final SpanExporter delegate;

	private final CollectorLink link;

	/**
	 * Creates the exporter.
	 * @param delegate exports
	 * @param link is told the outcome
	 */
	public WatchedSpanExporter(SpanExporter delegate, CollectorLink link) {
		this.delegate = delegate;
		this.link = link;
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> items) {
		List<SpanData> batch = List.copyOf(items);
		return this.link.deliver(Signal.TRACES, () -> this.delegate.export(batch));
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
		return "WatchedSpanExporter{" + this.delegate + "}";
	}

}
