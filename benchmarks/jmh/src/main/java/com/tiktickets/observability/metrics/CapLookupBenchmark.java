package com.tiktickets.observability.metrics;

import com.tiktickets.observability.tenant.TenantId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The cap on tenants, full: one that it knows and one that came too late. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CapLookupBenchmark {

	private static final int CAP = 50;

	private final TenantMetricsLimit limit = new TenantMetricsLimit(CAP, List.of());

	private final TenantId known = TenantId.of("tenant-7");

	private final TenantId late = TenantId.of("tenant-99");

	@Setup
	public void fill() {
		for (int tenant = 0; tenant < CAP; tenant++) {
			this.limit.fold(TenantId.of("tenant-" + tenant));
		}
	}

	@Benchmark
	public TenantId known() {
		return this.limit.fold(this.known);
	}

	@Benchmark
	public TenantId folded() {
		return this.limit.fold(this.late);
	}

}
