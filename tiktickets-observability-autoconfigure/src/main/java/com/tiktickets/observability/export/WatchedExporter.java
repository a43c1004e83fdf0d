package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exports the batches of one signal through the {@link CollectorLink}, encoded items as
 * one request. Thread-safe if its delegate is.
 *
 * @param <T> the type of the items
 */
abstract class WatchedExporter<T> {

	private static final Logger logger = LoggerFactory.getLogger(WatchedExporter.class);

	private final Signal signal;

	private final Function<Collection<T>, CompletableResultCode> delegate;

	private final @Nullable EncodedHttpSender sender;

	private final CollectorLink link;

	private final @Nullable BufferedDelivery buffered;

	private final @Nullable RequestEncoder<T> encoder;

	private volatile @Nullable QueueLimit limit;

	WatchedExporter(Signal signal, Function<Collection<T>, CompletableResultCode> delegate,
			@Nullable EncodedHttpSender sender, CollectorLink link, @Nullable ExportBuffer buffer,
			Supplier<RequestEncoder<T>> encoder) {
		this.signal = signal;
		this.delegate = delegate;
		this.sender = sender;
		this.link = link;
		this.buffered = (buffer != null) ? buffered(buffer) : null;
		this.encoder = (this.buffered != null) ? encoder.get() : null;
	}

	private @Nullable BufferedDelivery buffered(ExportBuffer buffer) {
		EncodedHttpSender encodedSender = this.sender;
		if (encodedSender == null || !buffer.take(this.signal)) {
			logger.warn("Telemetry ({}) of an exporter is not buffered on disk: it does not send OTLP over HTTP"
					+ " by itself, or is a further one of its signal.", this.signal.plural());
			return null;
		}
		return new BufferedDelivery(this.signal, (request) -> encodedSender.export(request, this.delegate), this.link,
				buffer);
	}

	boolean takesEncoded() {
		return this.sender != null;
	}

	/** Items that were exported or dropped no longer count toward this limit. */
	QueueLimit releasing(QueueLimit queueLimit) {
		this.limit = queueLimit;
		this.link.statistics(this.signal).waitingIn(queueLimit);
		return queueLimit;
	}

	public CompletableResultCode export(Collection<T> items) {
		EncodedHttpSender encodedSender = this.sender;
		if (encodedSender == null) {
			return exportAsTheyAre(List.copyOf(items));
		}
		List<EncodedItem> encoded = new ArrayList<>(items.size());
		List<T> others = new ArrayList<>();
		long bytes = 0;
		for (T item : items) {
			if (item instanceof EncodedItem one) {
				encoded.add(one);
				bytes += one.field().length;
			}
			else {
				others.add(item);
			}
		}
		if (this.buffered != null && this.encoder != null) {
			return releasing(exportBuffered(encoded, others, this.buffered, this.encoder), items.size(), bytes);
		}
		CompletableResultCode result = encoded.isEmpty() ? CompletableResultCode.ofSuccess()
				: exportEncoded(EncodedRequest.of(encoded), encodedSender);
		return releasing(
				others.isEmpty() ? result : CompletableResultCode.ofAll(List.of(result, exportAsTheyAre(others))),
				items.size(), bytes);
	}

	private CompletableResultCode exportBuffered(List<EncodedItem> encoded, List<T> others, BufferedDelivery disk,
			RequestEncoder<T> encoderOfOthers) {
		EncodedRequest request = EncodedRequest.of(encoded);
		try {
			return disk
				.export(others.isEmpty() ? request : request.with(encoderOfOthers.encode(others), others.size()));
		}
		catch (IllegalStateException ex) {
			CompletableResultCode result = exportAsTheyAre(others);
			return encoded.isEmpty() ? result : CompletableResultCode.ofAll(List.of(disk.export(request), result));
		}
	}

	/** Ends what is under way, before the exporter is closed. */
	void awaitIdle() {
		if (this.buffered != null) {
			this.buffered.awaitIdle();
		}
	}

	private CompletableResultCode releasing(CompletableResultCode result, int items, long bytes) {
		QueueLimit queueLimit = this.limit;
		return (queueLimit != null) ? queueLimit.released(result, items, bytes) : result;
	}

	private CompletableResultCode exportEncoded(EncodedRequest request, EncodedHttpSender encodedSender) {
		return counting(this.link.deliver(this.signal, () -> encodedSender.export(request, this.delegate)),
				request.items());
	}

	private CompletableResultCode exportAsTheyAre(List<T> batch) {
		return counting(this.link.deliver(this.signal, () -> this.delegate.apply(batch)), batch.size());
	}

	private CompletableResultCode counting(CompletableResultCode result, int items) {
		return this.link.statistics(this.signal).count(result, items);
	}

}
