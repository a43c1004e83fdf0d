package com.tiktickets.observability.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegressionCheckTests {

	private static final MicroBenchmarks NO_MICRO = new MicroBenchmarks(List.of());

	private final Results results = new Results();

	private void add(Variant variant, Load load, long failed, double cpuSeconds, long received) {
		Items made = (variant == Variant.NONE) ? Items.NONE : new Items(1_000, 0, 0);
		this.results.slices()
			.add(new Slice(variant, Endpoint.SMALL, load, 0, new LoadResult(1_000, failed, 1, 1, 1), cpuSeconds, 0, 0,
					made, new Items(received, 0, 0), 0));
	}

	private List<String> faults() {
		return RegressionCheck.of(this.results, List.of(Endpoint.SMALL), NO_MICRO);
	}

	@Test
	void noiseIsNoFault() {
		add(Variant.NONE, Load.SATURATION, 0, 0.1, 0);
		add(Variant.TIKTICKETS, Load.SATURATION, 0, 0.4, 500);
		add(Variant.TIKTICKETS, Load.HALF, 0, 0.4, 960);
		assertThat(faults()).isEmpty();
	}

	@Test
	void aFailedRequestIsAFault() {
		add(Variant.NONE, Load.SATURATION, 1, 0.1, 0);
		assertThat(faults()).singleElement().asString().startsWith("failed requests: 1");
	}

	@Test
	void manyTimesTheCpuAndLossAtHalfLoadAreFaults() {
		add(Variant.NONE, Load.SATURATION, 0, 0.1, 0);
		add(Variant.TIKTICKETS, Load.SATURATION, 0, 0.6, 1_000);
		add(Variant.TIKTICKETS, Load.HALF, 0, 0.6, 900);
		assertThat(faults()).hasSize(2);
	}

	@Test
	void aSlowTenantAttributeIsAFault() {
		MicroBenchmarks micro = new MicroBenchmarks(
				List.of(new MicroBenchmarks.Result("TenantSpanBenchmark.onStart", "", 501, 1, "ns/op", 0)));
		assertThat(RegressionCheck.of(this.results, List.of(Endpoint.SMALL), micro)).hasSize(1);
	}

}
