package com.tiktickets.observability.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * All promised limits. The best peer is the best of the same run, for each number its
 * own.
 */
final class PerformanceTargets {

	private static final double SHARE_OF_BEST_PEER = 0.75;

	private static final double RESIDENT_SHARE_OF_NONE = 1.5;

	private final Results results;

	private final Comparison comparison;

	private final MicroBenchmarks micro;

	private final List<Variant> peers;

	private final List<Endpoint> endpoints;

	PerformanceTargets(Options options, Results results, MicroBenchmarks micro) {
		this.results = results;
		this.comparison = results.comparison();
		this.micro = micro;
		this.peers = options.variants().stream().filter(Variant::isPeer).toList();
		this.endpoints = options.endpoints();
	}

	List<PerformanceTarget> all() {
		List<PerformanceTarget> targets = new ArrayList<>();
		cpu(targets);
		perEndpoint(targets);
		process(targets);
		micro(targets);
		return targets;
	}

	private void cpu(List<PerformanceTarget> targets) {
		for (Load load : List.of(Load.SATURATION, Load.HALF)) {
			ToDoubleFunction<Variant> added = (
					variant) -> this.comparison.addedCpuPerDelivered(variant, Endpoint.SMALL, load).median();
			targets.add(PerformanceTarget.atMost("CPU added per request, small, delivered items only, " + load.title(),
					added.applyAsDouble(Variant.TIKTICKETS), bestCpu(added), "µs"));
		}
	}

	/**
	 * A peer that seems to add nothing was measured in noise: there is no target to hold.
	 */
	private double bestCpu(ToDoubleFunction<Variant> added) {
		double least = leastOfPeers(added);
		return (least > 0) ? SHARE_OF_BEST_PEER * least : Double.NaN;
	}

	private void perEndpoint(List<PerformanceTarget> targets) {
		for (Endpoint endpoint : this.endpoints) {
			String name = ", " + endpoint.name().toLowerCase(Locale.ROOT);
			ToDoubleFunction<Variant> throughput = (variant) -> this.comparison.throughputRatio(variant, endpoint)
				.median();
			targets.add(PerformanceTarget.atLeast("Throughput against none" + name,
					throughput.applyAsDouble(Variant.TIKTICKETS), mostOfPeers(throughput), "×"));
			ToDoubleFunction<Variant> tail = (variant) -> this.comparison
				.spread(variant, endpoint, Load.HALF, (slice) -> slice.result().p99())
				.median();
			targets.add(PerformanceTarget.atMost("p99 at half load" + name, tail.applyAsDouble(Variant.TIKTICKETS),
					leastOfPeers(tail), "ms"));
			if (this.results.peerRates().containsKey(endpoint)) {
				targets.add(PerformanceTarget.atMost("Items lost at the peers' saturation rate" + name,
						Comparison.lost(this.comparison.of(Variant.TIKTICKETS, endpoint, Load.PEER_RATE)), 0, ""));
			}
		}
	}

	private void process(List<PerformanceTarget> targets) {
		ToDoubleFunction<Variant> start = (variant) -> this.results.startSeconds(variant).median();
		targets.add(PerformanceTarget.atMost("Start-up", start.applyAsDouble(Variant.TIKTICKETS), leastOfPeers(start),
				"s"));
		double resident = resident(Variant.TIKTICKETS);
		targets.add(PerformanceTarget.atMost("RSS at the tenant cap, best peer", resident, leastOfPeers(this::resident),
				"MiB"));
		targets.add(PerformanceTarget.atMost("RSS at the tenant cap, 1.5 × none", resident,
				RESIDENT_SHARE_OF_NONE * resident(Variant.NONE), "MiB"));
		this.results.overloads()
			.forEach((overload) -> targets.add(PerformanceTarget.atMost("Items lost uncounted at twice the peers' rate",
					overload.uncounted(), 0, "")));
		outages(targets);
		targets.add(PerformanceTarget.atMost("Failed requests, all variants", Comparison.failed(this.results.slices()),
				0, ""));
	}

	private double resident(Variant variant) {
		return this.comparison.residentAtCap(variant).median();
	}

	private void outages(List<PerformanceTarget> targets) {
		for (Load load : List.of(Load.COLLECTOR_SLOW, Load.COLLECTOR_REFUSES, Load.COLLECTOR_GONE)) {
			List<Slice> slices = this.comparison.of(Variant.TIKTICKETS, this.endpoints.get(0), load);
			if (!slices.isEmpty()) {
				targets.add(
						PerformanceTarget.atMost("Failed requests, " + load.title(), Comparison.failed(slices), 0, ""));
			}
		}
	}

	private void micro(List<PerformanceTarget> targets) {
		targets.add(PerformanceTarget.atMost("Tenant attribute of a span",
				this.micro.score("TenantSpanBenchmark.onStart"), 100, "ns"));
		targets.add(PerformanceTarget.atMost("Metric decorator, added", added(this.micro::score), 150, "ns"));
		// What the profiler divides by the number of operations is never exactly nothing.
		targets.add(PerformanceTarget.atMost("Metric decorator, added allocation",
				Math.rint(added(this.micro::allocation)), 0, "B"));
	}

	private static double added(ToDoubleFunction<String> value) {
		return value.applyAsDouble("MetricDecoratorBenchmark.withTenant")
				- value.applyAsDouble("MetricDecoratorBenchmark.plain");
	}

	private double leastOfPeers(ToDoubleFunction<Variant> value) {
		return this.peers.stream().mapToDouble(value).min().orElse(Double.NaN);
	}

	private double mostOfPeers(ToDoubleFunction<Variant> value) {
		return this.peers.stream().mapToDouble(value).max().orElse(Double.NaN);
	}

}
