package com.tiktickets.observability.metrics;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A measurement with and without the decorator that adds the tenant. The plain one has
 * the tenant among its attributes, so that both have series of equally many attributes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MetricDecoratorBenchmark {

	private static final int CAP = 50;

	/** Whether the tenant has series of its own or is beyond the cap. */
	@Param({ "own", "folded" })
	public String series;

	private DoubleHistogram plain;

	private DoubleHistogram withTenant;

	private Attributes attributes;

	private Attributes attributesWithTenant;

	private Context context;

	@Setup
	@SuppressWarnings("MustBeClosedChecker") // lasts as long as the thread
	public void openScope() {
		this.plain = HttpDurations
			.plain(HttpDurations.provider(InMemoryMetricReader.create(), HttpDurations.explicit()));
		this.withTenant = HttpDurations
			.withTenant(HttpDurations.provider(InMemoryMetricReader.create(), HttpDurations.explicit()), CAP);
		this.attributes = HttpDurations.attributes(1, 200);
		this.attributesWithTenant = this.attributes.toBuilder().put(HttpDurations.TENANT, "tenant-1").build();
		for (int tenant = 0; tenant < CAP; tenant++) {
			TenantContext.makeCurrent(TenantId.of("tenant-" + tenant));
			this.withTenant.record(1, this.attributes);
		}
		TenantContext.makeCurrent(TenantId.of("own".equals(this.series) ? "tenant-1" : "tenant-" + CAP));
		this.context = Context.current();
	}

	@Benchmark
	public void plain() {
		this.plain.record(0.02, this.attributesWithTenant, this.context);
	}

	@Benchmark
	public void withTenant() {
		this.withTenant.record(0.02, this.attributes, this.context);
	}

}
