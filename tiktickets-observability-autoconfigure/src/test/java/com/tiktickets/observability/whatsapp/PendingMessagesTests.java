package com.tiktickets.observability.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import org.junit.jupiter.api.Test;

class PendingMessagesTests {

	private final PendingMessages pending = new PendingMessages(2);

	@Test
	void oldestGivesWayToNewest() {
		add("a", "1");
		add("a", "2");
		add("a", "3");
		assertThat(this.pending.size()).isEqualTo(2);
		assertThat(this.pending.find("a", "1")).isNull();
		assertThat(this.pending.find("a", "3")).isNotNull();
	}

	@Test
	void levelCountsOnce() {
		add("a", "1");
		assertThat(this.pending.acknowledge("a", "1", AckLevel.DEVICE)).isTrue();
		assertThat(this.pending.acknowledge("a", "1", AckLevel.DEVICE)).isFalse();
	}

	@Test
	void lastLevelForgetsTheMessage() {
		add("a", "1");
		assertThat(this.pending.acknowledge("a", "1", AckLevel.PLAYED)).isTrue();
		assertThat(this.pending.size()).isZero();
	}

	@Test
	void sessionTakesOnlyItsOwnMessagesAlong() {
		add("a", "1");
		add("b", "1");
		this.pending.forget("a");
		assertThat(this.pending.find("a", "1")).isNull();
		assertThat(this.pending.find("b", "1")).isNotNull();
	}

	private void add(String session, String message) {
		this.pending.add(session, message, SpanContext.getInvalid(), System.nanoTime());
	}

}
