package com.tiktickets.observability.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Everything that was promised. The best peer is the best of the same run, for each
 * number its own.
 */
final class Bars {

	private static final double SHARE_OF_BEST_PEER = 0.75;

	private static final double RESIDENT_SHARE_OF_NONE = 1.5;

	private final Results results;

	private final Comparison comparison;

	private final MicroBenchmarks micro;

	private final List<Variant> peers;

	private final List<Endpoint> endpoints;

	Bars(Options options, Results results, MicroBenchmarks micro) {
		this.results = results;
		this.comparison = results.comparison();
		this.micro = micro;
		this.peers = options.variants().stream().filter(Variant::isPeer).toList();
		this.endpoints = options.endpoints();
	}

	List<Bar> all() {
		List<Bar> bars = new ArrayList<>();
		cpu(bars);
		perEndpoint(bars);
		process(bars);
		micro(bars);
		return bars;
	}

	private void cpu(List<Bar> bars) {
		for (Load load : List.of(Load.SATURATION, Load.HALF)) {
			ToDoubleFunction<Variant> added = (
					variant) -> this.comparison.addedCpuPerDelivered(variant, Endpoint.SMALL, load).median();
			bars.add(Bar.atMost("CPU added per request, small, delivered items only, " + load.title(),
					added.applyAsDouble(Variant.TIKTICKETS), bestCpu(added), "µs"));
		}
	}

	/**
	 * A peer that seems to add nothing was measured in noise: there is no bar to hold.
	 */
	private double bestCpu(ToDoubleFunction<Variant> added) {
		double least = leastOfPeers(added);
		return (least > 0) ? SHARE_OF_BEST_PEER * least : Double.NaN;
	}

	private void perEndpoint(List<Bar> bars) {
		for (Endpoint endpoint : this.endpoints) {
			String name = ", " + endpoint.name().toLowerCase(Locale.ROOT);
			ToDoubleFunction<Variant> throughput = (variant) -> this.comparison.throughputRatio(variant, endpoint)
				.median();
			bars.add(Bar.atLeast("Throughput against none" + name, throughput.applyAsDouble(Variant.TIKTICKETS),
					mostOfPeers(throughput), "×"));
			ToDoubleFunction<Variant> tail = (variant) -> this.comparison
				.spread(variant, endpoint, Load.HALF, (slice) -> slice.result().p99())
				.median();
			bars.add(Bar.atMost("p99 at half load" + name, tail.applyAsDouble(Variant.TIKTICKETS), leastOfPeers(tail),
					"ms"));
			if (this.results.peerRates().containsKey(endpoint)) {
				bars.add(Bar.atMost("Items lost at the peers' saturation rate" + name,
						Comparison.lost(this.comparison.of(Variant.TIKTICKETS, endpoint, Load.PEER_RATE)), 0, ""));
			}
		}
	}

	private void process(List<Bar> bars) {
		ToDoubleFunction<Variant> start = (variant) -> this.results.startSeconds(variant).median();
		bars.add(Bar.atMost("Start-up", start.applyAsDouble(Variant.TIKTICKETS), leastOfPeers(start), "s"));
		double resident = resident(Variant.TIKTICKETS);
		bars.add(Bar.atMost("RSS at the tenant cap, best peer", resident, leastOfPeers(this::resident), "MiB"));
		bars.add(Bar.atMost("RSS at the tenant cap, 1.5 × none", resident,
				RESIDENT_SHARE_OF_NONE * resident(Variant.NONE), "MiB"));
		this.results.overloads()
			.forEach((overload) -> bars
				.add(Bar.atMost("Items lost uncounted at twice the peers' rate", overload.uncounted(), 0, "")));
		outages(bars);
		bars.add(Bar.atMost("Failed requests, all variants", Comparison.failed(this.results.slices()), 0, ""));
	}

	private double resident(Variant variant) {
		return this.comparison.residentAtCap(variant).median();
	}

	private void outages(List<Bar> bars) {
		for (Load load : List.of(Load.COLLECTOR_SLOW, Load.COLLECTOR_REFUSES, Load.COLLECTOR_GONE)) {
			List<Slice> slices = this.comparison.of(Variant.TIKTICKETS, this.endpoints.get(0), load);
			if (!slices.isEmpty()) {
				bars.add(Bar.atMost("Failed requests, " + load.title(), Comparison.failed(slices), 0, ""));
			}
		}
	}

	private void micro(List<Bar> bars) {
		bars.add(Bar.atMost("Tenant stamp of a span", this.micro.score("TenantStampBenchmark.stamp"), 100, "ns"));
		bars.add(Bar.atMost("Metric decorator, added", added(this.micro::score), 150, "ns"));
		// What the profiler divides by the number of operations is never exactly nothing.
		bars.add(Bar.atMost("Metric decorator, added allocation", Math.rint(added(this.micro::allocation)), 0, "B"));
	}

	private static double added(ToDoubleFunction<String> value) {
		return value.applyAsDouble("MetricDecoratorBenchmark.stamped")
				- value.applyAsDouble("MetricDecoratorBenchmark.plain");
	}

	private double leastOfPeers(ToDoubleFunction<Variant> value) {
		return this.peers.stream().mapToDouble(value).min().orElse(Double.NaN);
	}

	private double mostOfPeers(ToDoubleFunction<Variant> value) {
		return this.peers.stream().mapToDouble(value).max().orElse(Double.NaN);
	}

}
