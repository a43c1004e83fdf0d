package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * How much of one signal waits, or is on its way: bounded by items, and by their bytes,
 * so that a storm of stack traces cannot fill the memory during an outage. What does not
 * fit is lost, and counted. Thread-safe, without a lock.
 */
final class QueueLimit {

	private final int mostItems;

	private final long mostBytes;

	private final AtomicInteger items = new AtomicInteger();

	private final AtomicLong bytes = new AtomicLong();

	private final LongAdder offered = new LongAdder();

	private final LongAdder lost = new LongAdder();

	QueueLimit(int mostItems, long mostBytes) {
		this.mostItems = mostItems;
		this.mostBytes = mostBytes;
	}

	/**
	 * Takes a place, before it is known how long the item is.
	 * @return whether there is one; else the item is counted as lost
	 */
	boolean reserve() {
		this.offered.increment();
		if (this.items.incrementAndGet() <= this.mostItems) {
			return true;
		}
		this.items.decrementAndGet();
		this.lost.increment();
		return false;
	}

	/**
	 * Fills a place that was taken.
	 * @param size of the item, in bytes
	 * @return whether it is within the limit; otherwise its place is free again, and the
	 * item is counted as lost
	 */
	boolean fill(int size) {
		if (this.bytes.addAndGet(size) <= this.mostBytes) {
			return true;
		}
		release(1, size);
		this.lost.increment();
		return false;
	}

	/** Removes items that were exported or dropped from the count. */
	void release(int releasedItems, long releasedBytes) {
		this.items.addAndGet(-releasedItems);
		this.bytes.addAndGet(-releasedBytes);
	}

	/**
	 * Removes the items from the count when their export ends, before its result is
	 * complete.
	 * @param export the export
	 * @param exportedItems how many items it has
	 * @param exportedBytes and how many bytes
	 * @return the same outcome
	 */
	CompletableResultCode released(CompletableResultCode export, int exportedItems, long exportedBytes) {
		CompletableResultCode outcome = new CompletableResultCode();
		export.whenComplete(() -> {
			release(exportedItems, exportedBytes);
			ResultCodes.copy(export, outcome);
		});
		return outcome;
	}

	/** How many items asked for a place. */
	long offered() {
		return this.offered.sum();
	}

	int waiting() {
		return this.items.get();
	}

	long lost() {
		return this.lost.sum();
	}

}
