package com.tiktickets.observability.export;

import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import org.jspecify.annotations.Nullable;

/**
 * Tells the {@link CollectorLink} how each export went. Thread-safe if its delegate is.
 */
public final class WatchedLogRecordExporter extends WatchedExporter<LogRecordData> implements LogRecordExporter {

	private final LogRecordExporter delegate;

	private WatchedLogRecordExporter(LogRecordExporter delegate, @Nullable EncodedHttpSender sender, CollectorLink link,
			@Nullable ExportBuffer buffer) {
		super(Signal.LOGS, delegate::export, sender, link, buffer, RequestEncoder::ofLogRecords);
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
	public static WatchedLogRecordExporter around(LogRecordExporter exporter, CollectorLink link,
			@Nullable ExportBuffer buffer) {
		if (exporter instanceof OtlpHttpLogRecordExporter otlp) {
			EncodedHttpSender.Loader loader = EncodedHttpSender.Loader.ofOnlySender();
			if (loader != null) {
				LogRecordExporter rebuilt = otlp.toBuilder().setComponentLoader(loader).build();
				otlp.shutdown();
				return new WatchedLogRecordExporter(rebuilt, loader.sender(), link, buffer);
			}
		}
		return new WatchedLogRecordExporter(exporter, null, link, buffer);
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
		return "WatchedLogRecordExporter{" + this.delegate + "}";
	}

}
