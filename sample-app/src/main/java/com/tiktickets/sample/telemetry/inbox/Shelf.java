package com.tiktickets.sample.telemetry.inbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Keeps the newest items of one signal: no older than some age, and together no heavier
 * than some weight. Taking one in and letting one go cost the same however many there
 * are. Thread-safe.
 */
final class Shelf<T> {

	private final long maxAgeMillis;

	private final long maxBytes;

	private final Deque<Kept<T>> items = new ArrayDeque<>();

	private long bytes;

	private long dropped;

	Shelf(long maxAgeMillis, long maxBytes) {
		this.maxAgeMillis = maxAgeMillis;
		this.maxBytes = maxBytes;
	}

	synchronized void add(T item, int weight, long now) {
		Kept<T> kept = new Kept<>(item, weight + Weight.OBJECT, now);
		this.items.addLast(kept);
		this.bytes += kept.weight();
		while (this.bytes > this.maxBytes) {
			removeOldest();
			this.dropped++;
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
			removeOldest();
		}
	}

	private void removeOldest() {
		this.bytes -= this.items.removeFirst().weight();
	}

	private record Kept<T>(T item, int weight, long arrived) {
	}

}
