package com.tiktickets.sample.telemetry.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Keeps one instance of equal resources or equal metric series. Clears itself when it
 * holds too many instances or too many bytes; equal values then have several instances
 * until the next call. Thread-safe.
 */
final class Interner<T> {

	private final int most;

	private final long maxBytes;

	private final BiConsumer<T, Consumer<Object>> partsOf;

	private final Map<T, T> known = new LinkedHashMap<>();

	private SharedParts parts = new SharedParts();

	private long bytes;

	Interner(int most, long maxBytes, BiConsumer<T, Consumer<Object>> partsOf) {
		this.most = most;
		this.maxBytes = maxBytes;
		this.partsOf = partsOf;
	}

	synchronized T intern(T candidate) {
		T same = this.known.get(candidate);
		if (same != null) {
			return same;
		}
		if (this.known.size() >= this.most) {
			clear();
		}
		this.known.put(candidate, candidate);
		this.partsOf.accept(candidate, (part) -> this.bytes += this.parts.hold(part));
		if (this.bytes > this.maxBytes) {
			clear();
		}
		return candidate;
	}

	synchronized int size() {
		return this.known.size();
	}

	private void clear() {
		this.known.clear();
		this.parts = new SharedParts();
		this.bytes = 0;
	}

}
