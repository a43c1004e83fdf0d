package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of the items of one signal. What a queue counts itself is read from
 * the queue: a span pays for nothing here until its batch is exported. Thread-safe,
 * without a lock.
 */
final class SignalStatistics {

	private final Signal signal;

	private final LongAdder sent = new LongAdder();

	private final AtomicLong underWay = new AtomicLong();

	private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();

	private final AtomicReference<Attempts> attempts = new AtomicReference<>(Attempts.NONE);

	private volatile @Nullable QueueLimit queue;

	private volatile @Nullable SdkQueue sdkQueue;

	SignalStatistics(Signal signal) {
		this.signal = signal;
	}

	/** Items wait in this queue, which counts them. */
	void waitingIn(QueueLimit limit) {
		this.queue = limit;
	}

	/** Items wait in the SDK's queue, which was measured. */
	void measured(@Nullable SdkQueue measured) {
		if (measured != null) {
			this.sdkQueue = measured;
		}
	}

	/**
	 * Counts the items of an export when their outcome is known.
	 * @param export the outcome, possibly of later
	 * @param items how many items it has
	 * @return the same outcome
	 */
	CompletableResultCode count(CompletableResultCode export, int items) {
		this.underWay.addAndGet(items);
		return export.whenComplete(() -> {
			if (export.isSuccess()) {
				this.sent.add(items);
			}
			else {
				this.dropped
					.computeIfAbsent(ExportFailure.type(export.getFailureThrowable()), (reason) -> new LongAdder())
					.add(items);
			}
			this.underWay.addAndGet(-items);
		});
	}

	void succeeded() {
		Instant now = now();
		this.attempts.updateAndGet((known) -> known.succeeded(now));
	}

	void failed(String reason) {
		Instant now = now();
		this.attempts.updateAndGet((known) -> known.failed(now, reason));
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MILLIS);
	}

	Delivery delivery() {
		QueueLimit limit = this.queue;
		Long waiting = waiting(limit);
		long exported = this.sent.sum();
		Map<String, Long> lost = lost(limit);
		Long made = (limit != null) ? Long.valueOf(limit.offered()) : sum(waiting, exported, lost);
		Attempts known = Objects.requireNonNull(this.attempts.get());
		return new Delivery(made, exported, waiting, lost, known.lastSuccess, known.lastFailure, known.reason,
				known.failingSince);
	}

	private @Nullable Long waiting(@Nullable QueueLimit limit) {
		if (limit != null) {
			return (long) limit.waiting();
		}
		SdkQueue measured = this.sdkQueue;
		if (measured != null) {
			return measured.waiting() + this.underWay.get();
		}
		return (this.signal == Signal.METRICS) ? this.underWay.get() : null;
	}

	private Map<String, Long> lost(@Nullable QueueLimit limit) {
		Map<String, Long> lost = new HashMap<>();
		this.dropped.forEach((reason, items) -> lost.put(reason, items.sum()));
		SdkQueue measured = this.sdkQueue;
		long full = (limit != null) ? limit.lost() : (measured != null) ? measured.lost() : 0;
		if (full > 0) {
			lost.put(EncodedQueues.QUEUE_FULL, full);
		}
		return lost;
	}

	private static @Nullable Long sum(@Nullable Long waiting, long sent, Map<String, Long> lost) {
		return (waiting != null) ? waiting + sent + lost.values().stream().mapToLong(Long::longValue).sum() : null;
	}

	private record Attempts(@Nullable Instant lastSuccess, @Nullable Instant lastFailure, @Nullable String reason,
			@Nullable Instant failingSince) {

		private static final Attempts NONE = new Attempts(null, null, null, null);

		Attempts succeeded(Instant now) {
			return new Attempts(now, this.lastFailure, this.reason, null);
		}

		Attempts failed(Instant now, String why) {
			return new Attempts(this.lastSuccess, now, why, (this.failingSince != null) ? this.failingSince : now);
		}

	}

}
