package com.tiktickets.observability.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueLimitTests {

	private final QueueLimit limit = new QueueLimit(2, 100);

	@Test
	void itemBeyondTheNumberIsLostAndCounted() {
		assertThat(this.limit.reserve()).isTrue();
		assertThat(this.limit.reserve()).isTrue();
		assertThat(this.limit.reserve()).isFalse();
		assertThat(this.limit.lost()).isEqualTo(1);
	}

	@Test
	void itemBeyondTheBytesIsLostAndCountedAndLeavesItsPlace() {
		assertThat(this.limit.reserve() && this.limit.fill(60)).isTrue();
		assertThat(this.limit.reserve() && this.limit.fill(41)).isFalse();
		assertThat(this.limit.lost()).isEqualTo(1);
		assertThat(this.limit.reserve() && this.limit.fill(40)).isTrue();
	}

	@Test
	void releasedItemsNoLongerCount() {
		this.limit.reserve();
		this.limit.fill(100);
		this.limit.release(1, 100);
		assertThat(this.limit.reserve() && this.limit.fill(100)).isTrue();
		assertThat(this.limit.lost()).isZero();
	}

}
