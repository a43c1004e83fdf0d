package com.tiktickets.observability.export;

import com.tiktickets.observability.export.buffer.BufferSettings;
import com.tiktickets.observability.export.buffer.SegmentStore;
import io.opentelemetry.api.metrics.Meter;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The buffer on disk, and the one thread that reads and writes it: no other thread waits
 * for the disk, except those of the SDK's processors. Thread-safe.
 */
public final class ExportBuffer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ExportBuffer.class);

	private static final Duration BETWEEN_MAINTENANCE = Duration.ofMinutes(1);

	/** A disk that does not answer must not hold up the end of the process. */
	private static final long SECONDS_TO_CLOSE = 2;

	private final SegmentStore store;

	private final ScheduledThreadPoolExecutor thread;

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private final Set<Signal> taken = EnumSet.noneOf(Signal.class);

	/**
	 * Opens a buffer. The directory is opened later, on the thread of the buffer.
	 * @param settings where it is, and what it may hold
	 */
	public ExportBuffer(BufferSettings settings) {
		this(new SegmentStore(settings));
	}

	ExportBuffer(SegmentStore store) {
		this.store = store;
		this.thread = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread created = new Thread(task, "telemetry-buffer");
			created.setDaemon(true);
			return created;
		});
		this.thread.setRemoveOnCancelPolicy(true);
		execute(this::maintain);
	}

	/**
	 * Lets the first exporter of a signal use the buffer.
	 * @param signal the signal
	 * @return {@code false} for a further exporter: what one could not send must not be
	 * sent by another
	 */
	synchronized boolean take(Signal signal) {
		return this.taken.add(signal);
	}

	/**
	 * Measures the buffer.
	 * @param meter makes the instruments
	 */
	public void measure(Meter meter) {
		new BufferMetrics(meter, this.store::counts).register();
	}

	/** To be used on the thread of the buffer; its counts by any thread. */
	SegmentStore store() {
		return this.store;
	}

	/** Is told on the thread of the buffer that requests of former processes may wait. */
	void onMaintenance(Runnable listener) {
		this.listeners.add(listener);
		execute(listener);
	}

	private void maintain() {
		schedule(this::maintain, BETWEEN_MAINTENANCE);
		this.store.maintain();
		this.listeners.forEach(Runnable::run);
	}

	/**
	 * Runs a task on the thread of the buffer.
	 * @param task the task
	 * @return {@code false} if the buffer is closed
	 */
	boolean execute(Runnable task) {
		return schedule(task, Duration.ZERO);
	}

	/**
	 * Runs a task on the thread of the buffer, later.
	 * @param task the task
	 * @param delay how much later
	 * @return {@code false} if the buffer is closed
	 */
	boolean schedule(Runnable task, Duration delay) {
		try {
			return !this.thread.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS).isCancelled();
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.debug("A task of the buffer of telemetry failed", ex);
		}
	}

	/** Writes what was begun, and gives the directory to the next process. */
	@Override
	public void close() {
		try {
			this.thread.submit(this::closeStore).get(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
		}
		catch (RejectedExecutionException | ExecutionException | TimeoutException ex) {
			logger.debug("The buffer of telemetry was not closed in time", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.thread.shutdownNow();
		}
	}

	private void closeStore() {
		try {
			this.store.close();
		}
		catch (IOException ex) {
			logger.debug("Cannot close the buffer of telemetry", ex);
		}
	}

}
