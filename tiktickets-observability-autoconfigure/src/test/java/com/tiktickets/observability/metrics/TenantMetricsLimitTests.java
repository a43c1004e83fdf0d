package com.tiktickets.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.tenant.TenantId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TenantMetricsLimitTests {

	@Test
	void admitsTheFirstOnesAndFoldsTheRest() {
		TenantMetricsLimit limit = new TenantMetricsLimit(2, List.of());
		assertThat(limit.fold(TenantId.of("a"))).isEqualTo(TenantId.of("a"));
		assertThat(limit.fold(TenantId.of("b"))).isEqualTo(TenantId.of("b"));
		assertThat(limit.fold(TenantId.of("c"))).isEqualTo(TenantId.OTHER);
		assertThat(limit.fold(TenantId.of("a"))).isEqualTo(TenantId.of("a"));
	}

	@Test
	void allowListReplacesTheFirstOnes() {
		TenantMetricsLimit limit = new TenantMetricsLimit(50, List.of(TenantId.of("vip")));
		assertThat(limit.fold(TenantId.of("vip"))).isEqualTo(TenantId.of("vip"));
		assertThat(limit.fold(TenantId.of("a"))).isEqualTo(TenantId.OTHER);
	}

	@Test
	void tenantsOfEitherKindAreKnown() {
		TenantMetricsLimit limit = new TenantMetricsLimit(1, List.of());
		for (String tenant : List.of("a", "b", "c", "b", "a")) {
			limit.fold(TenantId.of(tenant));
		}
		limit.fold(TenantId.SYSTEM);
		assertThat(limit.admitted()).containsExactly(TenantId.of("a"));
		assertThat(limit.folded()).isEqualTo(2);
	}

	@Test
	void everNewTenantsAreCountedUpToALimit() {
		TenantMetricsLimit limit = new TenantMetricsLimit(0, List.of());
		IntStream.range(0, 10_100).forEach((tenant) -> limit.fold(TenantId.of("tenant-" + tenant)));
		assertThat(limit.folded()).isEqualTo(10_000);
	}

	@Test
	void reservedTenantsAreAlwaysThemselves() {
		TenantMetricsLimit limit = new TenantMetricsLimit(1, List.of(TenantId.of("vip")));
		assertThat(limit.fold(TenantId.SYSTEM)).isEqualTo(TenantId.SYSTEM);
		assertThat(limit.fold(TenantId.UNKNOWN)).isEqualTo(TenantId.UNKNOWN);
	}

	@Test
	void concurrentTenantsNeverExceedTheCap() {
		TenantMetricsLimit limit = new TenantMetricsLimit(50, List.of());
		assertThat(IntStream.range(0, 10_000)
			.parallel()
			.mapToObj((tenant) -> limit.fold(TenantId.of("tenant-" + tenant % 500)))
			.filter((tenant) -> !tenant.isReserved())
			.distinct()).hasSize(50);
	}

}
