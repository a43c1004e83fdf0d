package com.tiktickets.observability.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PerformanceTargetTests {

	@Test
	void theLimitItselfIsMet() {
		assertThat(PerformanceTarget.atMost("lost", 0, 0, "").isMet()).isTrue();
		assertThat(PerformanceTarget.atLeast("throughput", 0.6, 0.6, "×").isMet()).isTrue();
		assertThat(PerformanceTarget.atLeast("throughput", 0.59, 0.6, "×").row()).contains("≥ 0.60")
			.contains("**missed**");
	}

	@Test
	void whatWasNotMeasuredIsNotMet() {
		assertThat(PerformanceTarget.atMost("start-up", 10, Double.NaN, "s").row())
			.isEqualTo("| start-up | 10 | ≤ – | s | not measured |");
	}

}
