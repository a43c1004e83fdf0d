package com.tiktickets.sample.telemetry.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FamiliarTests {

	private static final BiConsumer<String, Consumer<Object>> ITSELF = (text, action) -> action.accept(text);

	@Test
	void whatIsEqualIsTheSame() {
		Familiar<String> familiar = new Familiar<>(10, 10_000, ITSELF);
		String first = familiar.oneOf("x".repeat(100));

		assertThat(familiar.oneOf("x".repeat(100))).isSameAs(first);
	}

	@Test
	void thereAreNeverTooMany() {
		Familiar<String> familiar = new Familiar<>(10, 1_000_000, ITSELF);

		for (int i = 0; i < 1_000; i++) {
			familiar.oneOf("text " + i);
			assertThat(familiar.size()).isBetween(1, 10);
		}
	}

	@Test
	void theyAreNeverTooHeavy() {
		Familiar<String> familiar = new Familiar<>(1_000, 100_000, ITSELF);

		for (int i = 0; i < 100; i++) {
			familiar.oneOf(i + "x".repeat(10_000));
			assertThat(familiar.size()).isLessThan(10);
		}
	}

}
