package com.tiktickets.sample.telemetry.inbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Keeps the newest items of one signal within a maximum age and a maximum estimated size.
 * Adding and removing an item take constant time. Thread-safe.
 */
final class RetentionBuffer<T> {

	private final long maxAgeMillis;

	private final long maxBytes;

	private final ToLongFunction<T> ownWeight;

	private final BiConsumer<T, Consumer<Object>> partsOf;

	private final Deque<Kept<T>> items = new ArrayDeque<>();

	private final SharedParts parts = new SharedParts();

	private long bytes;

	private long dropped;

	/**
	 * Creates an empty buffer.
	 * @param maxAgeMillis how long an item is kept
	 * @param maxBytes estimated size of all items at most
	 * @param ownWeight estimated size of the parts that an item shares with no other item
	 * @param partsOf parts that an item may share with other items
	 */
	RetentionBuffer(long maxAgeMillis, long maxBytes, ToLongFunction<T> ownWeight,
			BiConsumer<T, Consumer<Object>> partsOf) {
		this.maxAgeMillis = maxAgeMillis;
		this.maxBytes = maxBytes;
		this.ownWeight = ownWeight;
		this.partsOf = partsOf;
	}

	synchronized void add(T item, long now) {
		long before = this.bytes;
		Kept<T> kept = new Kept<>(item, this.ownWeight.applyAsLong(item) + HeapEstimate.OBJECT, now);
		this.items.addLast(kept);
		this.bytes += kept.weight();
		this.partsOf.accept(item, (part) -> this.bytes += this.parts.hold(part));
		if (this.bytes - before > this.maxBytes) {
			drop(this.items.removeLast());
		}
		while (this.bytes > this.maxBytes) {
			drop(this.items.removeFirst());
		}
		removeOlderThan(now - this.maxAgeMillis);
	}

	synchronized List<T> items(long now) {
		removeOlderThan(now - this.maxAgeMillis);
		List<T> copy = new ArrayList<>(this.items.size());
		this.items.forEach((kept) -> copy.add(kept.item()));
		return copy;
	}

	synchronized InboxUsage.Signal usage() {
		return new InboxUsage.Signal(this.items.size(), this.bytes, this.maxBytes, this.dropped);
	}

	private void removeOlderThan(long limit) {
		while (!this.items.isEmpty() && this.items.getFirst().arrived() < limit) {
			release(this.items.removeFirst());
		}
	}

	private void drop(Kept<T> kept) {
		release(kept);
		this.dropped++;
	}

	private void release(Kept<T> kept) {
		this.bytes -= kept.weight();
		this.partsOf.accept(kept.item(), (part) -> this.bytes -= this.parts.release(part));
	}

	private record Kept<T>(T item, long weight, long arrived) {
	}

}
