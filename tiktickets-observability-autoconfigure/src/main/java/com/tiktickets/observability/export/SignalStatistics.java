package com.tiktickets.observability.export;

import com.tiktickets.observability.export.buffer.BufferCounts;
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

	private volatile @Nullable BufferCounts buffer;

	SignalStatistics(Signal signal) {
		this.signal = signal;
	}

	/** Items wait in this queue, which counts them. */
	void waitingIn(QueueLimit limit) {
		this.queue = limit;
	}

	/** Items also wait on disk, where they are counted. */
	void waitingOnDisk(BufferCounts counts) {
		this.buffer = counts;
	}

	boolean isBuffered() {
		return this.buffer != null;
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
		begin(items);
		return export.whenComplete(() -> {
			if (export.isSuccess()) {
				sent(items);
			}
			else {
				dropped(ExportFailure.type(export.getFailureThrowable()), items);
			}
			end(items);
		});
	}

	/** Counts items that are on their way. */
	void begin(int items) {
		this.underWay.addAndGet(items);
	}

	/** Removes items from the count of those that are on their way. */
	void end(int items) {
		this.underWay.addAndGet(-items);
	}

	void sent(int items) {
		this.sent.add(items);
	}

	void dropped(String reason, int items) {
		this.dropped.computeIfAbsent(reason, (added) -> new LongAdder()).add(items);
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
		BufferCounts disk = this.buffer;
		Long onDisk = (disk != null) ? disk.waiting() : null;
		Long adopted = (disk != null) ? disk.adopted() : null;
		Map<String, Long> lost = lost(limit, disk);
		Long made = (limit != null) ? Long.valueOf(limit.offered())
				: sum(waiting, exported + number(onDisk) - number(adopted), lost);
		Attempts known = Objects.requireNonNull(this.attempts.get());
		return new Delivery(made, adopted, exported, waiting, onDisk, lost, known.lastSuccess, known.lastFailure,
				known.reason, known.failingSince);
	}

	private static long number(@Nullable Long known) {
		return (known != null) ? known : 0;
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

	private Map<String, Long> lost(@Nullable QueueLimit limit, @Nullable BufferCounts disk) {
		Map<String, Long> lost = (disk != null) ? new HashMap<>(disk.dropped()) : new HashMap<>();
		this.dropped.forEach((reason, items) -> lost.merge(reason, items.sum(), Long::sum));
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
