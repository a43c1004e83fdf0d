package com.tiktickets.observability.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who comes when: rotated each round, reversed every other, so that nobody is always
 * first.
 */
final class RoundOrder {

	private RoundOrder() {
	}

	static <T> List<T> ofRound(List<T> all, int round) {
		List<T> order = new ArrayList<>(all);
		Collections.rotate(order, -(round / 2));
		if (round % 2 == 1) {
			Collections.reverse(order);
		}
		return order;
	}

}
