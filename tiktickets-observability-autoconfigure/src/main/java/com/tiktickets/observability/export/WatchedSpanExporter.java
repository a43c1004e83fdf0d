package com.tiktickets.observability.export;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the {@link CollectorLink} how each export went. Thread-safe if its delegate is.
 */
public final class WatchedSpanExporter implements SpanExporter {

	private final SpanExporter delegate;

	private final @Nullable EncodedHttpSender sender;

	private final CollectorLink link;

	private volatile @Nullable QueueLimit limit;

	private WatchedSpanExporter(SpanExporter delegate, @Nullable EncodedHttpSender sender, CollectorLink link) {
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
	public static WatchedSpanExporter around(SpanExporter exporter, CollectorLink link) {
		if (exporter instanceof OtlpHttpSpanExporter otlp) {
			EncodedHttpSender.Loader loader = EncodedHttpSender.Loader.ofOnlySender();
			if (loader != null) {
				SpanExporter rebuilt = otlp.toBuilder().setComponentLoader(loader).build();
				otlp.shutdown();
				return new WatchedSpanExporter(rebuilt, loader.sender(), link);
			}
		}
		return new WatchedSpanExporter(exporter, null, link);
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
	public CompletableResultCode export(Collection<SpanData> items) {
		EncodedHttpSender encodedSender = this.sender;
		if (encodedSender == null) {
			return exportAsTheyAre(List.copyOf(items));
		}
		List<EncodedItem> encoded = new ArrayList<>(items.size());
		List<SpanData> others = new ArrayList<>();
		long bytes = 0;
		for (SpanData item : items) {
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
		return this.link.deliver(Signal.TRACES, () -> encodedSender.export(request, this.delegate::export));
	}

	private CompletableResultCode exportAsTheyAre(List<SpanData> batch) {
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
