package com.tiktickets.observability.export;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;

/**
 * Tells the {@link CollectorLink} how each export went. Thread-safe if its delegate is.
 */
public final class WatchedSpanExporter extends WatchedExporter<SpanData> implements SpanExporter {

	private final SpanExporter delegate;

	private WatchedSpanExporter(SpanExporter delegate, @Nullable EncodedHttpSender sender, CollectorLink link,
			@Nullable ExportBuffer buffer) {
		super(Signal.TRACES, delegate::export, sender, link, buffer, RequestEncoder::ofSpans);
		this.delegate = delegate;
	}

	/**
	 * Watches an exporter. One that sends OTLP over HTTP is rebuilt, to take what is
	 * encoded already.
	 * @param exporter exports
	 * @param link is told the outcome
	 * @param buffer has items wait that are not taken at once, or {@code null}
	 * @return an exporter in front of it, or of its equal
	 */
	public static WatchedSpanExporter around(SpanExporter exporter, CollectorLink link, @Nullable ExportBuffer buffer) {
		if (exporter instanceof OtlpHttpSpanExporter otlp) {
			EncodedHttpSender.Loader loader = EncodedHttpSender.Loader.ofOnlySender();
			if (loader != null) {
				SpanExporter rebuilt = otlp.toBuilder().setComponentLoader(loader).build();
				otlp.shutdown();
				return new WatchedSpanExporter(rebuilt, loader.sender(), link, buffer);
			}
		}
		return new WatchedSpanExporter(exporter, null, link, buffer);
	}

	@Override
	public CompletableResultCode flush() {
		return this.delegate.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		awaitIdle();
		return this.delegate.shutdown();
	}

	@Override
	public String toString() {
		return "WatchedSpanExporter{" + this.delegate + "}";
	}

}
