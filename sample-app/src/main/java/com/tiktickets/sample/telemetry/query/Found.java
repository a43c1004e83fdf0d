package com.tiktickets.sample.telemetry.query;

import java.util.List;

/**
 * The first part of what was found.
 *
 * @param <T> what was looked for
 * @param items as many as were asked for
 * @param total how many there are
 */
public record Found<T>(List<T> items, int total) {

	static <T> Found<T> first(int limit, List<T> all) {
		return new Found<>(List.copyOf(all.subList(0, Math.min(limit, all.size()))), all.size());
	}
}
