package com.tiktickets.observability.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTests {

	private static final Items MADE = new Items(2_000, 1_000, 0);

	private final Comparison comparison = new Comparison(List.of(slice(Variant.NONE, 0, 0.05, Items.NONE, Items.NONE),
			slice(Variant.BOOT, 0, 0.10, MADE, MADE), slice(Variant.BOOT, 1, 0.30, MADE, new Items(500, 2_000, 7)),
			slice(Variant.NONE, 1, 0.15, Items.NONE, Items.NONE)));

	private static Slice slice(Variant variant, int round, double cpuSeconds, Items made, Items received) {
		return new Slice(variant, Endpoint.SMALL, Load.SATURATION, round, new LoadResult(1_000, 1, 2, 1, 3), cpuSeconds,
				2_048_000, 100, made, received, 0);
	}

	@Test
	void pairsRoundsAndNotVariants() {
		assertThat(this.comparison.addedCpu(Variant.BOOT, Endpoint.SMALL, Load.SATURATION))
			.satisfies((spread) -> assertThat(spread.min()).isCloseTo(50, within(1e-6)))
			.satisfies((spread) -> assertThat(spread.max()).isCloseTo(150, within(1e-6)));
		assertThat(this.comparison.throughputRatio(Variant.BOOT, Endpoint.SMALL).median()).isEqualTo(1);
	}

	@Test
	void dropsMakeWhatIsDeliveredDearer() {
		Slice dropping = this.comparison.of(Variant.BOOT, Endpoint.SMALL, Load.SATURATION).get(1);
		assertThat(dropping.lost()).isEqualTo(1_500);
		assertThat(dropping.delivered()).isEqualTo(0.5);
		assertThat(this.comparison.addedCpuPerDelivered(Variant.BOOT, Endpoint.SMALL, Load.SATURATION).max())
			.isCloseTo(300, within(1e-6));
	}

	@Test
	void sumsLossAndFailures() {
		assertThat(this.comparison.lostShare(Variant.BOOT, Endpoint.SMALL, Load.SATURATION)).isEqualTo(0.25);
		assertThat(Comparison.failed(this.comparison.slices())).isEqualTo(4);
	}

	@Test
	void whatMakesNothingLosesNothing() {
		assertThat(this.comparison.lostShare(Variant.NONE, Endpoint.SMALL, Load.SATURATION)).isZero();
		assertThat(this.comparison.of(Variant.NONE, Endpoint.SMALL, Load.SATURATION).get(0).delivered()).isEqualTo(1);
	}

	@Test
	void allocationIsPerRequest() {
		assertThat(this.comparison.slices()).isNotEmpty().allMatch((slice) -> slice.allocatedKiBPerRequest() == 2);
	}

}
