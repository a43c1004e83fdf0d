package com.tiktickets.observability.export.buffer;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what became of the items of one signal on disk. Any thread may read the numbers,
 * and never waits for the disk. Thread-safe.
 */
public final class BufferCounts {

	private final AtomicLong waiting = new AtomicLong();

	private final AtomicLong bytes = new AtomicLong();

	private final LongAdder written = new LongAdder();

	private final LongAdder adopted = new LongAdder();

	private final LongAdder failures = new LongAdder();

	private final LongAdder damaged = new LongAdder();

	private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();

	BufferCounts() {
	}

	void written(int items) {
		this.written.add(items);
		this.waiting.addAndGet(items);
	}

	void adopted(long items) {
		this.adopted.add(items);
		this.waiting.addAndGet(items);
	}

	void removed(long items) {
		this.waiting.addAndGet(-items);
	}

	/**
	 * Counts items that were not sent and are no longer on disk, or never were.
	 * @param reason why, as one of few words
	 * @param items how many items
	 */
	public void dropped(String reason, long items) {
		if (items > 0) {
			this.dropped.computeIfAbsent(reason, (added) -> new LongAdder()).add(items);
		}
	}

	void resized(long difference) {
		this.bytes.addAndGet(difference);
	}

	void failed() {
		this.failures.increment();
	}

	void damaged() {
		this.damaged.increment();
		failed();
	}

	/**
	 * Returns how many items wait on disk.
	 * @return the number
	 */
	public long waiting() {
		return this.waiting.get();
	}

	/**
	 * Returns the size of the files.
	 * @return the size in bytes
	 */
	public long bytes() {
		return this.bytes.get();
	}

	/**
	 * Returns how many items this process has written.
	 * @return the number since the start
	 */
	public long written() {
		return this.written.sum();
	}

	/**
	 * Returns how many items another process has written and left behind.
	 * @return the number since the start
	 */
	public long adopted() {
		return this.adopted.sum();
	}

	/**
	 * Returns how often a file could not be written or read, at least in part.
	 * @return the number since the start
	 */
	public long failures() {
		return this.failures.sum();
	}

	/**
	 * Returns how many files were not complete when they were adopted.
	 * @return the number since the start
	 */
	public long damagedSegments() {
		return this.damaged.sum();
	}

	/**
	 * Returns how many items were dropped from the disk.
	 * @return the numbers since the start, by reason
	 */
	public Map<String, Long> dropped() {
		Map<String, Long> numbers = new TreeMap<>();
		this.dropped.forEach((reason, items) -> numbers.put(reason, items.sum()));
		return numbers;
	}

}
