package com.tiktickets.observability.export;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Decides who may send: fresh items first, and one probe at a time while the Collector
 * does not answer. Thread-safe; nothing is sent or written under its lock.
 */
final class AttemptGate {

	/** The exporter itself tries for several seconds each time. */
	static final Duration BETWEEN_PROBES = Duration.ofSeconds(1);

	private final LongSupplier nanoTime;

	private boolean freshUnderWay;

	private boolean oldUnderWay;

	private boolean failing;

	private long nextProbe;

	private long freshSuccesses;

	AttemptGate(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Begins to send fresh items.
	 * @return {@code false} if they are to be written to disk instead
	 */
	synchronized boolean beginFresh() {
		if (this.freshUnderWay || (this.failing && (this.oldUnderWay || !isProbeDue()))) {
			return false;
		}
		this.freshUnderWay = true;
		return true;
	}

	/**
	 * Begins to send items from the disk.
	 * @return {@code false} if they have to wait
	 */
	synchronized boolean beginOld() {
		if (this.freshUnderWay || this.oldUnderWay || (this.failing && !isProbeDue())) {
			return false;
		}
		this.oldUnderWay = true;
		return true;
	}

	private boolean isProbeDue() {
		return this.nanoTime.getAsLong() - this.nextProbe >= 0;
	}

	/**
	 * Ends what {@link #beginFresh} has begun.
	 * @param answered whether the Collector has taken the items, or refused them for good
	 */
	synchronized void endFresh(boolean answered) {
		this.freshUnderWay = false;
		if (answered) {
			this.freshSuccesses++;
		}
		ended(answered);
	}

	/**
	 * Ends what {@link #beginOld} has begun.
	 * @param answered whether the Collector has taken the items, or refused them for good
	 */
	synchronized void endOld(boolean answered) {
		this.oldUnderWay = false;
		ended(answered);
	}

	/** Ends what {@link #beginOld} has begun, without an attempt. */
	synchronized void cancelOld() {
		this.oldUnderWay = false;
		notifyAll();
	}

	private void ended(boolean answered) {
		this.failing = !answered;
		this.nextProbe = this.nanoTime.getAsLong() + BETWEEN_PROBES.toNanos();
		notifyAll();
	}

	/** How often fresh items were answered. */
	synchronized long freshSuccesses() {
		return this.freshSuccesses;
	}

	/**
	 * Waits until nothing is under way.
	 * @param longest how long
	 */
	synchronized void awaitIdle(Duration longest) {
		long deadline = System.nanoTime() + longest.toNanos();
		try {
			while (this.freshUnderWay || this.oldUnderWay) {
				long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
				if (left <= 0) {
					return;
				}
				wait(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
