package com.tiktickets.observability.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianRangeTests {

	@Test
	void medianOfAnEvenNumberLiesBetweenTheMiddleOnes() {
		assertThat(MedianRange.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new MedianRange(2.5, 1, 4));
	}

	@Test
	void percentileInterpolates() {
		assertThat(MedianRange.percentile(new double[] { 40, 10, 30, 20 }, 0.9)).isEqualTo(37);
	}

	@Test
	void whatWasNotMeasuredIsNotZero() {
		assertThat(MedianRange.of(List.of(Double.NaN)).isEmpty()).isTrue();
		assertThat(MedianRange.of(List.of()).text(1)).isEqualTo("–");
	}

	@Test
	void textHasMedianLeastAndMost() {
		assertThat(MedianRange.of(List.of(1.04, 2.0, 9.0)).text(1)).isEqualTo("2.0 [1.0–9.0]");
	}

}
