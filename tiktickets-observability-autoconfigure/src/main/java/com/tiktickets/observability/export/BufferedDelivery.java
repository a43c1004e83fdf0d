package com.tiktickets.observability.export;

import com.tiktickets.observability.export.buffer.BufferCounts;
import com.tiktickets.observability.export.buffer.BufferedRequest;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends the batches of one signal, and has those wait on disk that the Collector does not
 * take at once. A batch stays in memory for a second at most, unless the disk refuses it
 * as well. Thread-safe.
 */
final class BufferedDelivery {

	/** How long a batch may be on its way before it is written to disk. */
	static final Duration PATIENCE = Duration.ofSeconds(1);

	/** How long a shutdown waits for what is on its way, and is on disk as well. */
	private static final Duration BEFORE_SHUTDOWN = Duration.ofSeconds(2);

	private final Signal signal;

	private final Function<EncodedRequest, CompletableResultCode> sender;

	private final CollectorLink link;

	private final ExportBuffer buffer;

	private final AttemptGate gate = new AttemptGate(System::nanoTime);

	private final BufferedReplay replay;

	BufferedDelivery(Signal signal, Function<EncodedRequest, CompletableResultCode> sender, CollectorLink link,
			ExportBuffer buffer) {
		this.signal = signal;
		this.sender = sender;
		this.link = link;
		this.buffer = buffer;
		this.replay = new BufferedReplay(signal, sender, link, buffer, this.gate);
		link.statistics(signal).waitingOnDisk(counts());
		buffer.onMaintenance(this.replay::wake);
	}

	private BufferCounts counts() {
		return this.buffer.store().counts(this.signal.plural());
	}

	/**
	 * Exports a batch.
	 * @param request the batch
	 * @return completes when the batch is no longer in memory; succeeds if it was sent or
	 * is on disk
	 */
	CompletableResultCode export(EncodedRequest request) {
		Batch batch = new Batch(request);
		this.link.statistics(this.signal).begin(request.items());
		begin(batch);
		return batch.outcome;
	}

	private void begin(Batch batch) {
		if (!this.link.hasGivenUp() && this.gate.beginFresh()) {
			attempt(batch);
		}
		else if (!this.buffer.execute(() -> store(batch))) {
			drop(batch, null);
		}
	}

	private void attempt(Batch batch) {
		CompletableResultCode result = this.link.watch(this.signal, send(batch.request));
		result.whenComplete(() -> ended(batch, result));
		if (!result.isDone()) {
			this.buffer.schedule(() -> writeWhileUnderWay(batch, result), PATIENCE);
		}
	}

	/** What is on disk is settled before the next attempt, which could find it there. */
	private void ended(Batch batch, CompletableResultCode result) {
		boolean answer = isAnswer(result);
		if (answer && batch.state.compareAndSet(State.IN_MEMORY, State.DONE)) {
			this.gate.endFresh(true);
			finish(batch, result);
		}
		else if (!this.buffer.execute(() -> {
			settle(batch, result);
			this.gate.endFresh(answer);
		})) {
			this.gate.endFresh(answer);
			if (batch.state.compareAndSet(State.IN_MEMORY, State.DONE)) {
				drop(batch, result.getFailureThrowable());
			}
		}
	}

	/** An exporter that throws would throw again. */
	private CompletableResultCode send(EncodedRequest request) {
		try {
			return this.sender.apply(request);
		}
		catch (RuntimeException ex) {
			return CompletableResultCode.ofExceptionalFailure(new ExportFailure.UnusableExporterException(ex));
		}
	}

	static boolean isAnswer(CompletableResultCode result) {
		return result.isSuccess() || ExportFailure.isFinal(result.getFailureThrowable());
	}

	/**
	 * The batch is removed from the disk if it arrives. An attempt that has ended
	 * meanwhile is settled by itself.
	 */
	private void writeWhileUnderWay(Batch batch, CompletableResultCode attempt) {
		if (!attempt.isDone() && batch.state.compareAndSet(State.IN_MEMORY, State.ON_DISK)) {
			try {
				BufferedRequest written = write(batch);
				if (written != null) {
					this.buffer.store().pin(written);
					batch.written = written;
				}
				leave(batch);
				batch.outcome.succeed();
			}
			catch (IOException ex) {
				batch.state.set(State.IN_MEMORY);
			}
		}
	}

	/** On the thread of the buffer: an attempt has ended. */
	private void settle(Batch batch, CompletableResultCode result) {
		BufferedRequest written = batch.written;
		if (written != null) {
			this.replay.ended(written, result);
		}
		else if (batch.state.compareAndSet(State.IN_MEMORY, State.DONE)) {
			if (isAnswer(result)) {
				finish(batch, result);
			}
			else {
				batch.state.set(State.IN_MEMORY);
				batch.failure = result.getFailureThrowable();
				store(batch);
			}
		}
	}

	/** On the thread of the buffer: nothing is under way for the batch. */
	private void store(Batch batch) {
		try {
			write(batch);
			leave(batch);
			batch.outcome.succeed();
			this.replay.wake();
		}
		catch (IOException ex) {
			if (this.link.hasGivenUp() || System.nanoTime() > batch.deadline
					|| !this.buffer.schedule(() -> begin(batch), AttemptGate.BETWEEN_PROBES)) {
				drop(batch, batch.failure);
			}
		}
	}

	private @Nullable BufferedRequest write(Batch batch) throws IOException {
		try {
			return this.buffer.store().append(this.signal.plural(), batch.request.items(), batch.request.toByteArray());
		}
		catch (RuntimeException ex) {
			throw new IOException(ex);
		}
	}

	private void finish(Batch batch, CompletableResultCode result) {
		if (result.isSuccess()) {
			this.link.statistics(this.signal).sent(batch.request.items());
			leave(batch);
			batch.outcome.succeed();
		}
		else {
			drop(batch, result.getFailureThrowable());
		}
	}

	private void drop(Batch batch, @Nullable Throwable failure) {
		this.link.statistics(this.signal).dropped(ExportFailure.type(failure), batch.request.items());
		leave(batch);
		if (failure != null) {
			batch.outcome.failExceptionally(failure);
		}
		else {
			batch.outcome.fail();
		}
	}

	private void leave(Batch batch) {
		this.link.statistics(this.signal).end(batch.request.items());
	}

	/**
	 * Waits for what is on its way, so that it is not sent again after the next start.
	 */
	void awaitIdle() {
		this.gate.awaitIdle(BEFORE_SHUTDOWN);
	}

	private enum State {

		IN_MEMORY, ON_DISK, DONE

	}

	/** A batch that is in memory, or was when its attempt began. */
	private static final class Batch {

		private final EncodedRequest request;

		private final CompletableResultCode outcome = new CompletableResultCode();

		private final AtomicReference<State> state = new AtomicReference<>(State.IN_MEMORY);

		private final long deadline = System.nanoTime() + RetryingExport.LONGEST.toNanos();

		/** Used on the thread of the buffer, like the failure. */
		private @Nullable BufferedRequest written;

		private @Nullable Throwable failure;

		private Batch(EncodedRequest request) {
			this.request = request;
		}

	}

}
