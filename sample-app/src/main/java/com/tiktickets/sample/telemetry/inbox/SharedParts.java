package com.tiktickets.sample.telemetry.inbox;

import java.util.IdentityHashMap;

/**
 * Weighs what several items may hold, a text, an emitter or a series: once, and for as
 * long as one of them holds it. Not thread-safe.
 */
final class SharedParts {

	/** What keeping count of a part takes. */
	private static final int COUNTED = 48;

	/** By identity: two copies of a text are two parts. */
	private final IdentityHashMap<Object, Part> parts = new IdentityHashMap<>();

	/**
	 * Returns how much heavier all are with one more holder of the part.
	 */
	long hold(Object thing) {
		Part known = this.parts.get(thing);
		if (known != null) {
			known.holders++;
			return 0;
		}
		Part part = new Part(COUNTED + HeapEstimate.of(thing));
		this.parts.put(thing, part);
		return part.weight;
	}

	/**
	 * Returns how much lighter all are with one holder of the part less.
	 */
	long release(Object thing) {
		Part part = this.parts.get(thing);
		if (part == null || --part.holders > 0) {
			return 0;
		}
		this.parts.remove(thing);
		return part.weight;
	}

	private static final class Part {

		private final long weight;

		private int holders = 1;

		Part(long weight) {
			this.weight = weight;
		}

	}

}
