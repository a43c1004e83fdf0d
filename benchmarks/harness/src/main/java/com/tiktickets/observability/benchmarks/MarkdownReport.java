package com.tiktickets.observability.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The table that people read. Every figure is a median with its least and most. */
final class MarkdownReport {

	private final Options options;

	private final Results results;

	private final MicroBenchmarks micro;

	private final Comparison comparison;

	private final StringBuilder text = new StringBuilder();

	MarkdownReport(Options options, Results results, MicroBenchmarks micro) {
		this.options = options;
		this.results = results;
		this.micro = micro;
		this.comparison = results.comparison();
	}

	String write() throws IOException {
		line("## Figures");
		line("");
		line("Written by `benchmarks/run`; [how it is measured and read](../benchmarks/README.md). Medians with [least–most].");
		line("Ratios and differences are against no telemetry of the same round.");
		BenchmarkEnvironment.of(this.options, this.results).forEach(this::line);
		section("Targets");
		line("| promised | measured | target | unit | |");
		line("|---|---|---|---|---|");
		new PerformanceTargets(this.options, this.results, this.micro).all().forEach((target) -> line(target.row()));
		for (Endpoint endpoint : this.options.endpoints()) {
			endpoint(endpoint);
		}
		processes();
		micro();
		cost();
		return this.text.toString();
	}

	private void line(String line) {
		this.text.append(line).append('\n');
	}

	private void section(String title) {
		line("");
		line("### " + title);
		line("");
	}

	private void endpoint(Endpoint endpoint) {
		section("`" + endpoint.path() + "{id}`: " + endpoint.title());
		line("Half load is " + this.results.halfRates().get(endpoint) + " requests/s"
				+ (this.results.peerRates().containsKey(endpoint)
						? ", the fastest peer's saturation " + this.results.peerRates().get(endpoint) : "")
				+ ".");
		for (Load load : List.of(Load.SATURATION, Load.HALF, Load.PEER_RATE, Load.TWICE_PEER_RATE, Load.COLLECTOR_SLOW,
				Load.COLLECTOR_REFUSES, Load.COLLECTOR_GONE)) {
			load(endpoint, load);
		}
	}

	private void load(Endpoint endpoint, Load load) {
		if (this.comparison.slices()
			.stream()
			.noneMatch((slice) -> slice.endpoint() == endpoint && slice.load() == load)) {
			return;
		}
		line("");
		line("| " + load.title() + " | requests/s | × none | CPU µs/request | added | added, delivered only |"
				+ " p50 ms | p99 ms | KiB/request | items/request | lost | failed |");
		line("|---|---|---|---|---|---|---|---|---|---|---|---|");
		for (Variant variant : this.options.variants()) {
			if (!this.comparison.of(variant, endpoint, load).isEmpty()) {
				line("| " + variant.title() + " | " + row(variant, endpoint, load) + " |");
			}
		}
	}

	private String row(Variant variant, Endpoint endpoint, Load load) {
		Comparison all = this.comparison;
		List<Slice> slices = all.of(variant, endpoint, load);
		return String.join(" | ", all.spread(variant, endpoint, load, (slice) -> slice.result().throughput()).text(0),
				all.paired(variant, endpoint, load,
						(slice, plain) -> slice.result().throughput() / plain.result().throughput())
					.text(2),
				all.spread(variant, endpoint, load, Slice::cpuMicrosPerRequest).text(1),
				all.addedCpu(variant, endpoint, load).text(1),
				all.addedCpuPerDelivered(variant, endpoint, load).text(1),
				all.spread(variant, endpoint, load, (slice) -> slice.result().p50()).text(2),
				all.spread(variant, endpoint, load, (slice) -> slice.result().p99()).text(1),
				all.spread(variant, endpoint, load, Slice::allocatedKiBPerRequest).text(1),
				number("%.0f", all.spread(variant, endpoint, load, Slice::itemsPerRequest).median()),
				number("%.2f %%", 100 * all.lostShare(variant, endpoint, load)),
				String.valueOf(Comparison.failed(slices)));
	}

	private static String number(String format, double value) {
		return String.format(Locale.ROOT, format, value);
	}

	private void processes() {
		section("The process");
		line("| | start-up s | RSS MiB after the first answer | RSS MiB at the end, " + Options.TENANT_CAP
				+ " tenants | metric points/slice |");
		line("|---|---|---|---|---|");
		for (Variant variant : this.options.variants()) {
			line("| " + variant.title() + " | " + this.results.startSeconds(variant).text(1) + " | "
					+ this.results.startMiB(variant).text(0) + " | " + this.comparison.residentAtCap(variant).text(0)
					+ " | "
					+ MedianRange
						.of(this.results.slices()
							.stream()
							.filter((slice) -> slice.variant() == variant)
							.map((slice) -> (double) slice.received().points())
							.toList())
						.text(0)
					+ " |");
		}
	}

	private void micro() {
		if (this.micro.results().isEmpty()) {
			return;
		}
		section("Parts, by JMH");
		line("| benchmark | parameters | time | ± | unit | B/operation |");
		line("|---|---|---|---|---|---|");
		for (MicroBenchmarks.Result result : this.micro.results()) {
			line("| " + String.join(" | ", result.name(), result.parameters(), number("%.1f", result.score()),
					number("%.1f", result.error()), result.unit(), number("%.1f", result.allocation())) + " |");
		}
	}

	private void cost() throws IOException {
		if (!this.options.cost().isEmpty()) {
			section("Cost at the cap on tenants");
			this.text.append(Files.readString(Path.of(this.options.cost())));
		}
	}

}
