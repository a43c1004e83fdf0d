package com.tiktickets.sample.telemetry.query;

import java.util.List;

/**
 * The first items that match a search, and the number of all matches.
 *
 * @param <T> type of the items
 * @param items the first items, at most as many as requested
 * @param total number of matching items
 */
public record SearchResult<T>(List<T> items, int total) {

	static <T> SearchResult<T> first(int limit, List<T> all) {
		return new SearchResult<>(List.copyOf(all.subList(0, Math.min(limit, all.size()))), all.size());
	}
}
