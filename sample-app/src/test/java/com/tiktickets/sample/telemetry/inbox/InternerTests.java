package com.tiktickets.sample.telemetry.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class InternerTests {

	private static final BiConsumer<String, Consumer<Object>> ITSELF = (text, action) -> action.accept(text);

	@Test
	void equalValuesHaveOneInstance() {
		Interner<String> interner = new Interner<>(10, 10_000, ITSELF);
		String first = interner.intern("x".repeat(100));

		assertThat(interner.intern("x".repeat(100))).isSameAs(first);
	}

	@Test
	void numberOfInstancesIsBounded() {
		Interner<String> interner = new Interner<>(10, 1_000_000, ITSELF);

		for (int i = 0; i < 1_000; i++) {
			interner.intern("text " + i);
			assertThat(interner.size()).isBetween(1, 10);
		}
	}

	@Test
	void sizeOfInstancesIsBounded() {
		Interner<String> interner = new Interner<>(1_000, 100_000, ITSELF);

		for (int i = 0; i < 100; i++) {
			interner.intern(i + "x".repeat(10_000));
			assertThat(interner.size()).isLessThan(10);
		}
	}

}
