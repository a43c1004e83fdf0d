package com.tiktickets.observability.export;

import com.tiktickets.observability.export.buffer.BufferedRequest;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of one signal that wait on disk, oldest first, at a bounded rate. To
 * be used on the thread of the buffer.
 */
final class BufferedReplay {

	/** Leaves the Collector room for fresh items. */
	private static final long BYTES_PER_SECOND = 1024 * 1024;

	/**
	 * A request that breaks every connection while others arrive must not hold up all
	 * that are behind it.
	 */
	private static final int MOST_BREAKS = 10;

	private final Signal signal;

	private final Function<EncodedRequest, CompletableResultCode> sender;

	private final CollectorLink link;

	private final ExportBuffer buffer;

	private final AttemptGate gate;

	private boolean scheduled;

	private @Nullable BufferedRequest broken;

	private int breaks;

	private long successesAtBreak;

	BufferedReplay(Signal signal, Function<EncodedRequest, CompletableResultCode> sender, CollectorLink link,
			ExportBuffer buffer, AttemptGate gate) {
		this.signal = signal;
		this.sender = sender;
		this.link = link;
		this.buffer = buffer;
		this.gate = gate;
	}

	/** Something may wait on disk. */
	void wake() {
		if (!this.scheduled && this.buffer.store().counts(this.signal.plural()).waiting() > 0) {
			schedule(Duration.ZERO);
		}
	}

	private void schedule(Duration delay) {
		this.scheduled = this.buffer.schedule(this::next, delay);
	}

	private void next() {
		this.scheduled = false;
		if (this.link.isStopping()) {
			return;
		}
		if (!this.gate.beginOld()) {
			schedule(Duration.ofMillis(100));
			return;
		}
		BufferedRequest oldest = this.buffer.store().oldest(this.signal.plural());
		if (oldest != null) {
			send(oldest);
		}
		else {
			this.gate.cancelOld();
		}
	}

	private void send(BufferedRequest oldest) {
		this.scheduled = true;
		long start = System.nanoTime();
		CompletableResultCode result = this.link.watch(this.signal, attempt(oldest));
		result.whenComplete(() -> {
			boolean answer = BufferedDelivery.isAnswer(result);
			long took = System.nanoTime() - start;
			if (!this.buffer.execute(() -> {
				replayed(oldest, result, took);
				this.gate.endOld(answer);
			})) {
				this.gate.endOld(answer);
			}
		});
	}

	private CompletableResultCode attempt(BufferedRequest oldest) {
		try {
			return this.sender.apply(EncodedRequest.of(oldest.body(), oldest.items()));
		}
		catch (RuntimeException ex) {
			return CompletableResultCode.ofExceptionalFailure(new ExportFailure.UnusableExporterException(ex));
		}
	}

	private void replayed(BufferedRequest oldest, CompletableResultCode result, long took) {
		Throwable failure = result.getFailureThrowable();
		if (BufferedDelivery.isAnswer(result)) {
			ended(oldest, result);
			schedule(pause(oldest, took));
			return;
		}
		if (breaksTooOften(oldest, failure)) {
			this.buffer.store().remove(oldest, ExportFailure.type(failure));
		}
		else {
			ended(oldest, result);
		}
		schedule(AttemptGate.BETWEEN_PROBES);
	}

	/** A slow Collector has as long a pause as it needed. */
	private static Duration pause(BufferedRequest sent, long took) {
		return Duration.ofNanos(Math.max(took, sent.body().length * 1_000_000_000L / BYTES_PER_SECOND));
	}

	/**
	 * An attempt to send a request that is on disk has ended.
	 * @param request the request
	 * @param result the outcome
	 */
	void ended(BufferedRequest request, CompletableResultCode result) {
		Throwable failure = result.getFailureThrowable();
		if (result.isSuccess()) {
			this.buffer.store().remove(request, null);
			this.link.statistics(this.signal).sent(request.items());
		}
		else if (ExportFailure.isFinal(failure)) {
			this.buffer.store().remove(request, ExportFailure.type(failure));
		}
		else {
			this.buffer.store().release(request);
		}
		wake();
	}

	private boolean breaksTooOften(BufferedRequest request, @Nullable Throwable failure) {
		long successes = this.gate.freshSuccesses();
		if (this.broken == null || !this.broken.isSameAs(request)) {
			this.broken = request;
			this.breaks = 0;
		}
		else if (successes != this.successesAtBreak && !ExportFailure.isAnswered(failure)) {
			this.breaks++;
		}
		this.successesAtBreak = successes;
		return this.breaks >= MOST_BREAKS;
	}

}
