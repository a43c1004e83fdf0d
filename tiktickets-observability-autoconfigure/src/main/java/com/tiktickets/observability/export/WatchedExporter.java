package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Exports the batches of one signal through the {@link CollectorLink}, encoded items as
 * one request. Thread-safe if its delegate is.
 *
 * @param <T> the type of the items
 */
abstract class WatchedExporter<T> {

	private final Signal signal;

	private final Function<Collection<T>, CompletableResultCode> delegate;

	private final @Nullable EncodedHttpSender sender;

	private final CollectorLink link;

	private volatile @Nullable QueueLimit limit;

	WatchedExporter(Signal signal, Function<Collection<T>, CompletableResultCode> delegate,
			@Nullable EncodedHttpSender sender, CollectorLink link) {
		this.signal = signal;
		this.delegate = delegate;
		this.sender = sender;
		this.link = link;
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
