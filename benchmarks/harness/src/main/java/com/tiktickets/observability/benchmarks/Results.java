package com.tiktickets.observability.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All that was measured.
 *
 * @param startUps the launches
 * @param slices the slices
 * @param halfRates requests a second of the half load of each shape
 * @param peerRates requests a second of the fastest peer of each shape
 * @param overloads what was lost beyond the limit, and what of it was counted
 */
record Results(List<StartUp> startUps, List<Slice> slices, Map<Endpoint, Integer> halfRates,
		Map<Endpoint, Integer> peerRates, List<Overload> overloads) {

	Results() {
		this(new ArrayList<>(), new ArrayList<>(), new EnumMap<>(Endpoint.class), new EnumMap<>(Endpoint.class),
				new ArrayList<>());
	}

	Comparison comparison() {
		return new Comparison(this.slices);
	}

	MedianRange startSeconds(Variant variant) {
		return MedianRange.of(this.startUps.stream()
			.filter((startUp) -> startUp.variant() == variant)
			.map(StartUp::seconds)
			.toList());
	}

	MedianRange startMiB(Variant variant) {
		return MedianRange.of(this.startUps.stream()
			.filter((startUp) -> startUp.variant() == variant)
			.map(StartUp::residentMiB)
			.toList());
	}

}
