package com.tiktickets.observability.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * Holds variants against each other. What differs between rounds (the machine, its
 * neighbours) is in both halves of a pair and cancels out.
 *
 * @param slices all that was measured
 */
record Comparison(Collection<Slice> slices) {

	List<Slice> of(Variant variant, Endpoint endpoint, Load load) {
		return this.slices.stream()
			.filter((slice) -> slice.variant() == variant && slice.endpoint() == endpoint && slice.load() == load)
			.toList();
	}

	MedianRange spread(Variant variant, Endpoint endpoint, Load load, ToDoubleFunction<Slice> value) {
		return MedianRange.of(of(variant, endpoint, load).stream().map(value::applyAsDouble).toList());
	}

	/**
	 * Pairs each slice with the one of no telemetry in the same round.
	 * @param variant the variant
	 * @param endpoint the shape of request
	 * @param load the load
	 * @param value of a slice and its pair without telemetry
	 * @return the spread over the rounds
	 */
	MedianRange paired(Variant variant, Endpoint endpoint, Load load, ToDoubleBiFunction<Slice, Slice> value) {
		List<Slice> plain = of(Variant.NONE, endpoint, load);
		return MedianRange.of(of(variant, endpoint, load).stream()
			.flatMap((slice) -> plain.stream()
				.filter((other) -> other.round() == slice.round())
				.map((other) -> value.applyAsDouble(slice, other)))
			.toList());
	}

	/** As much memory as the process ever had: all shapes are behind it. */
	MedianRange residentAtCap(Variant variant) {
		return MedianRange.of(this.slices.stream()
			.filter((slice) -> slice.variant() == variant && slice.load() == Load.TENANT_CAP)
			.map(Slice::residentMiB)
			.toList());
	}

	MedianRange throughputRatio(Variant variant, Endpoint endpoint) {
		return paired(variant, endpoint, Load.SATURATION,
				(slice, plain) -> slice.result().throughput() / plain.result().throughput());
	}

	MedianRange addedCpu(Variant variant, Endpoint endpoint, Load load) {
		return paired(variant, endpoint, load,
				(slice, plain) -> slice.cpuMicrosPerRequest() - plain.cpuMicrosPerRequest());
	}

	/** Who drops half of its items does not pay for them: dear, not cheap. */
	MedianRange addedCpuPerDelivered(Variant variant, Endpoint endpoint, Load load) {
		return paired(variant, endpoint, load,
				(slice, plain) -> (slice.cpuMicrosPerRequest() - plain.cpuMicrosPerRequest()) / slice.delivered());
	}

	double lostShare(Variant variant, Endpoint endpoint, Load load) {
		List<Slice> slices = of(variant, endpoint, load);
		long made = slices.stream().mapToLong((slice) -> slice.made().ofRequests()).sum();
		return (made > 0) ? (double) lost(slices) / made : 0;
	}

	static long lost(Collection<Slice> slices) {
		return slices.stream().mapToLong(Slice::lost).sum();
	}

	static long failed(Collection<Slice> slices) {
		return slices.stream().mapToLong((slice) -> slice.result().failed()).sum();
	}

}
