package com.tiktickets.observability.benchmarks;

import java.util.Locale;

/**
 * A promised limit and the measured value.
 *
 * @param name what is promised
 * @param value what was measured
 * @param limit what it may be at most, or has to be at least
 * @param atLeast whether the limit is a least
 * @param unit of both
 */
record PerformanceTarget(String name, double value, double limit, boolean atLeast, String unit) {

	static PerformanceTarget atMost(String name, double value, double limit, String unit) {
		return new PerformanceTarget(name, value, limit, false, unit);
	}

	static PerformanceTarget atLeast(String name, double value, double limit, String unit) {
		return new PerformanceTarget(name, value, limit, true, unit);
	}

	/** Without both numbers there is nothing to say. */
	boolean isMeasured() {
		return Double.isFinite(this.value) && Double.isFinite(this.limit);
	}

	boolean isMet() {
		return this.atLeast ? this.value >= this.limit : this.value <= this.limit;
	}

	String row() {
		String result = isMeasured() ? (isMet() ? "met" : "**missed**") : "not measured";
		return "| " + this.name + " | " + number(this.value) + " | " + (this.atLeast ? "≥ " : "≤ ") + number(this.limit)
				+ " | " + this.unit + " | " + result + " |";
	}

	private static String number(double value) {
		return Double.isFinite(value) ? String.format(Locale.ROOT, (Math.abs(value) < 10) ? "%.2f" : "%.0f", value)
				: "–";
	}

}
