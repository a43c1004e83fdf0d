package com.tiktickets.observability.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the short form fails on. A busy machine doubles a figure; it does not multiply it
 * by five, and it does not cost every twentieth item at half load.
 */
final class Verdict {

	private static final double MOST_CPU_AGAINST_NONE = 5;

	private static final double MOST_LOST_AT_HALF_LOAD = 0.05;

	private static final double MOST_NANOS_OF_STAMP = 500;

	private static final double MOST_NANOS_OF_DECORATOR = 1500;

	private final List<String> faults = new ArrayList<>();

	private Verdict() {
	}

	static List<String> of(Results results, List<Endpoint> endpoints, MicroBenchmarks micro) {
		Verdict verdict = new Verdict();
		Comparison comparison = results.comparison();
		verdict.most("failed requests", Comparison.failed(results.slices()), 0);
		for (Endpoint endpoint : endpoints) {
			verdict.most("share of items lost at half load, " + endpoint,
					comparison.lostShare(Variant.TIKTICKETS, endpoint, Load.HALF), MOST_LOST_AT_HALF_LOAD);
			verdict.most("CPU against none, " + endpoint,
					comparison
						.paired(Variant.TIKTICKETS, endpoint, Load.SATURATION,
								(slice, plain) -> slice.cpuMicrosPerRequest() / plain.cpuMicrosPerRequest())
						.median(),
					MOST_CPU_AGAINST_NONE);
		}
		verdict.most("nanoseconds of a tenant stamp", micro.score("TenantStampBenchmark.stamp"), MOST_NANOS_OF_STAMP);
		verdict.most("nanoseconds of a stamped measurement", micro.score("MetricDecoratorBenchmark.stamped"),
				MOST_NANOS_OF_DECORATOR);
		return verdict.faults;
	}

	/** What was not measured (NaN) is no fault. */
	private void most(String name, double value, double limit) {
		if (value > limit) {
			this.faults.add(String.format(Locale.ROOT, "%s: %.2f, at most %.2f", name, value, limit));
		}
	}

}
