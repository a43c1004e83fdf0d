package com.tiktickets.observability.export;

import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the {@link CollectorLink} how each export went. Thread-safe if its delegate is.
 */
public final class WatchedLogRecordExporter implements LogRecordExporter {

	private final LogRecordExporter delegate;

	private final @Nullable EncodedHttpSender sender;

	private final CollectorLink link;

	private volatile @Nullable QueueLimit limit;

	private WatchedLogRecordExporter(LogRecordExporter delegate, @Nullable EncodedHttpSender sender,
			CollectorLink link) {
		this.delegate = delegate;
		this.sender = sender;
		this.link = link;
	}

	/**
	 * Watches an exporter. One that sends OTLP over HTTP is rebuilt, to take what is
	 * encoded already.
	 * @param exporter exports
	 * @param link is told the outcome
	 * @return an exporter in front of it, or of its equal
	 */
	public static WatchedLogRecordExporter around(LogRecordExporter exporter, CollectorLink link) {
		if (exporter instanceof OtlpHttpLogRecordExporter otlp) {
			EncodedHttpSender.Loader loader = EncodedHttpSender.Loader.ofOnlySender();
			if (loader != null) {
				LogRecordExporter rebuilt = otlp.toBuilder().setComponentLoader(loader).build();
				otlp.shutdown();
				return new WatchedLogRecordExporter(rebuilt, loader.sender(), link);
			}
		}
		return new WatchedLogRecordExporter(exporter, null, link);
	}

	boolean takesEncoded() {
		return this.sender != null;
	}

	/** Items that were exported or dropped no longer count toward this limit. */
	QueueLimit releasing(QueueLimit queueLimit) {
		this.limit = queueLimit;
		return queueLimit;
	}

	@Override
	public CompletableResultCode export(Collection<LogRecordData> items) {
		EncodedHttpSender encodedSender = this.sender;
		if (encodedSender == null) {
			return exportAsTheyAre(List.copyOf(items));
		}
		List<EncodedItem> encoded = new ArrayList<>(items.size());
		List<LogRecordData> others = new ArrayList<>();
		long bytes = 0;
		for (LogRecordData item : items) {
			if (item instanceof EncodedItem one) {
				encoded.add(one);
				bytes += one.field().length;
			}
			else {
				others.add(item);
			}
		}
		CompletableResultCode result = encoded.isEmpty() ? CompletableResultCode.ofSuccess()
				: exportEncoded(EncodedRequest.of(encoded), encodedSender);
		return releasing(
				others.isEmpty() ? result : CompletableResultCode.ofAll(List.of(result, exportAsTheyAre(others))),
				items.size(), bytes);
	}

	private CompletableResultCode releasing(CompletableResultCode result, int items, long bytes) {
		QueueLimit queueLimit = this.limit;
		return (queueLimit != null) ? queueLimit.released(result, items, bytes) : result;
	}

	private CompletableResultCode exportEncoded(EncodedRequest request, EncodedHttpSender encodedSender) {
		return this.link.deliver(Signal.LOGS, () -> encodedSender.export(request, this.delegate::export));
	}

	private CompletableResultCode exportAsTheyAre(List<LogRecordData> batch) {
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
