package com.tiktickets.observability.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundOrderTests {

	private static final List<String> ALL = List.of("a", "b", "c");

	@Test
	void rotatesAndReverses() {
		assertThat(IntStream.range(0, 4).mapToObj((round) -> String.join("", RoundOrder.ofRound(ALL, round))))
			.containsExactly("abc", "cba", "bca", "acb");
	}

	@Test
	void eachIsFirstAsOften() {
		assertThat(IntStream.range(0, 6).mapToObj((round) -> RoundOrder.ofRound(ALL, round).get(0)))
			.containsExactlyInAnyOrder("a", "a", "b", "b", "c", "c");
	}

}
