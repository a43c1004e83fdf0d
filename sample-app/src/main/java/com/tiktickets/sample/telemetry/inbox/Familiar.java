package com.tiktickets.sample.telemetry.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Keeps one copy of what comes again and again, of emitters and of series. Forgets all
 * when there are too many of them or they are too heavy: that costs copies, never truth.
 * Thread-safe.
 */
final class Familiar<T> {

	private final int most;

	private final long maxBytes;

	private final BiConsumer<T, Consumer<Object>> partsOf;

	private final Map<T, T> known = new LinkedHashMap<>();

	private SharedParts parts = new SharedParts();

	private long bytes;

	Familiar(int most, long maxBytes, BiConsumer<T, Consumer<Object>> partsOf) {
		this.most = most;
		this.maxBytes = maxBytes;
		this.partsOf = partsOf;
	}

	synchronized T oneOf(T candidate) {
		T same = this.known.get(candidate);
		if (same != null) {
			return same;
		}
		if (this.known.size() >= this.most) {
			forgetAll();
		}
		this.known.put(candidate, candidate);
		this.partsOf.accept(candidate, (part) -> this.bytes += this.parts.hold(part));
		if (this.bytes > this.maxBytes) {
			forgetAll();
		}
		return candidate;
	}

	synchronized int size() {
		return this.known.size();
	}

	private void forgetAll() {
		this.known.clear();
		this.parts = new SharedParts();
		this.bytes = 0;
	}

}
