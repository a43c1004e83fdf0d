package com.tiktickets.sample.telemetry.query;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The steps of a chart. It ends with the newest point, so that the last step is a whole
 * one.
 *
 * @param start nanoseconds since the epoch
 * @param step nanoseconds
 * @param steps how many
 */
record Timeline(long start, long step, int steps) {

	private static final long SECOND = 1_000_000_000L;

	private static final long SHORTEST = 120 * SECOND;

	private static final int MOST_STEPS = 90;

	static Timeline of(long oldest, long newest) {
		long span = Math.max(SHORTEST, newest - oldest);
		long step = -Math.floorDiv(-span, MOST_STEPS * 5 * SECOND) * 5 * SECOND;
		int steps = Math.toIntExact(-Math.floorDiv(-span, step));
		return new Timeline(newest - steps * step, step, steps);
	}

	int indexOf(long time) {
		return Math.toIntExact(Math.floorDiv(time - 1 - this.start, this.step));
	}

	/**
	 * Calls back for each step that an interval covers, with the share that falls into
	 * it.
	 */
	void spread(long from, long to, Share share) {
		long length = Math.max(1, to - from);
		for (int i = Math.max(0, indexOf(from + 1)); i < this.steps && this.start + i * this.step < to; i++) {
			long begin = Math.max(from, this.start + i * this.step);
			long end = Math.min(to, this.start + (i + 1) * this.step);
			share.of(i, (double) (end - begin) / length);
		}
	}

	double stepSeconds() {
		return (double) this.step / SECOND;
	}

	List<Long> seconds() {
		return IntStream.rangeClosed(1, this.steps).mapToObj((i) -> (this.start + i * this.step) / SECOND).toList();
	}

	interface Share {

		void of(int index, double share);

	}
}
