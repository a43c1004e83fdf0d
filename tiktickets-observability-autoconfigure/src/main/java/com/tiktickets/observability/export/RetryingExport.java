package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The export of one batch, which is retried while the Collector does not answer. Later
 * items wait in the processor's queue behind it: an outage loses what the queue cannot
 * hold, not a batch every ten seconds. Thread-safe.
 */
final class RetryingExport {

	/**
	 * A batch that breaks the connection each time must not hold up the others for ever.
	 */
	static final Duration LONGEST = Duration.ofMinutes(10);

	/** The exporter itself tries for several seconds each time. */
	private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Runnable::run);

	private final CollectorLink link;

	private final Signal signal;

	private final Supplier<CompletableResultCode> export;

	private final long deadline;

	private final CompletableResultCode outcome = new CompletableResultCode();

	RetryingExport(CollectorLink link, Signal signal, Supplier<CompletableResultCode> export) {
		this.link = link;
		this.signal = signal;
		this.export = export;
		this.deadline = System.nanoTime() + LONGEST.toNanos();
	}

	CompletableResultCode start() {
		attempt();
		return this.outcome;
	}

	private void attempt() {
		if (this.outcome.isDone()) {
			return;
		}
		CompletableResultCode result = this.link.watch(this.signal, export());
		result.whenComplete(() -> {
			if (result.isSuccess()) {
				this.outcome.succeed();
			}
			else if (ExportFailure.isFinal(result.getFailureThrowable()) || System.nanoTime() > this.deadline
					|| this.link.hasGivenUp()) {
				giveUp(result.getFailureThrowable());
			}
			else {
				LATER.execute(this::attempt);
			}
		});
	}

	/** An exporter that throws would throw again. */
	private CompletableResultCode export() {
		try {
			return this.export.get();
		}
		catch (RuntimeException ex) {
			giveUp(ex);
			return CompletableResultCode.ofExceptionalFailure(ex);
		}
	}

	void giveUp(@Nullable Throwable failure) {
		if (failure != null) {
			this.outcome.failExceptionally(failure);
		}
		else {
			this.outcome.fail();
		}
	}

}
