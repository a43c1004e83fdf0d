package com.tiktickets.sample.telemetry.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedPartsTests {

	private static final String TEXT = "x".repeat(1_000);

	private final SharedParts parts = new SharedParts();

	@Test
	void partWeighsOnceHoweverManyHoldIt() {
		assertThat(this.parts.hold(TEXT)).isGreaterThan(1_000);
		assertThat(this.parts.hold(TEXT)).isZero();
	}

	@Test
	void partWeighsUntilTheLastHolderIsGone() {
		long weight = this.parts.hold(TEXT);
		this.parts.hold(TEXT);

		assertThat(this.parts.release(TEXT)).isZero();
		assertThat(this.parts.release(TEXT)).isEqualTo(weight);
	}

	@Test
	void copiesOfATextAreTwoParts() {
		this.parts.hold(TEXT);

		assertThat(this.parts.hold("x".repeat(1_000))).isGreaterThan(1_000);
	}

}
