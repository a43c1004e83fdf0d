package com.tiktickets.observability.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The limits at which the short form fails. A busy machine doubles a figure; it does not
 * multiply it by five, and it does not cost every twentieth item at half load.
 */
final class RegressionCheck {

	private static final double MOST_CPU_AGAINST_NONE = 5;

	private static final double MOST_LOST_AT_HALF_LOAD = 0.05;

	private static final double MOST_NANOS_OF_SPAN = 500;

	private static final double MOST_NANOS_OF_DECORATOR = 1500;

	private final List<String> faults = new ArrayList<>();

	private RegressionCheck() {
	}

	static List<String> of(Results results, List<Endpoint> endpoints, MicroBenchmarks micro) {
		RegressionCheck check = new RegressionCheck();
		Comparison comparison = results.comparison();
		check.most("failed requests", Comparison.failed(results.slices()), 0);
		for (Endpoint endpoint : endpoints) {
			check.most("share of items lost at half load, " + endpoint,
					comparison.lostShare(Variant.TIKTICKETS, endpoint, Load.HALF), MOST_LOST_AT_HALF_LOAD);
			check.most("CPU against none, " + endpoint,
					comparison
						.paired(Variant.TIKTICKETS, endpoint, Load.SATURATION,
								(slice, plain) -> slice.cpuMicrosPerRequest() / plain.cpuMicrosPerRequest())
						.median(),
					MOST_CPU_AGAINST_NONE);
		}
		check.most("nanoseconds to add the tenant to a span", micro.score("TenantSpanBenchmark.onStart"),
				MOST_NANOS_OF_SPAN);
		check.most("nanoseconds of a measurement with the tenant", micro.score("MetricDecoratorBenchmark.withTenant"),
				MOST_NANOS_OF_DECORATOR);
		return check.faults;
	}

	/** What was not measured (NaN) is no fault. */
	private void most(String name, double value, double limit) {
		if (value > limit) {
			this.faults.add(String.format(Locale.ROOT, "%s: %.2f, at most %.2f", name, value, limit));
		}
	}

}
