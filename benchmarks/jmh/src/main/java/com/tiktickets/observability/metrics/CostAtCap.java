package com.tiktickets.observability.metrics;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What 50 tenants, 20 routes and 4 statuses cost in one histogram: series, memory that
 * stays, and the time of a collection; explicit buckets against exponential ones.
 */
public final class CostAtCap {

	private static final int TENANTS = 50;

	private static final int ROUTES = 20;

	private static final List<Long> STATUSES = List.of(200L, 404L, 409L, 500L);

	private static final int MEASUREMENTS = 200;

	private static final int COLLECTIONS = 50;

	private final String name;

	private final InMemoryMetricReader reader = InMemoryMetricReader.create();

	private final SdkMeterProvider provider;

	private final DoubleHistogram histogram;

	private CostAtCap(String name, Aggregation aggregation) {
		this.name = name;
		this.provider = HttpDurations.provider(this.reader, aggregation);
		this.histogram = HttpDurations.withTenant(this.provider, TENANTS);
	}

	/**
	 * Writes the table.
	 * @param arguments the file to write
	 * @throws IOException if it cannot be written
	 */
	public static void main(String[] arguments) throws IOException {
		StringBuilder table = new StringBuilder(
				"| histogram | series | memory that stays, KiB | B/series | collection, ms, median [least–most] |\n"
						+ "|---|---|---|---|---|\n");
		row("warm-up", HttpDurations.explicit());
		row("warm-up", Aggregation.base2ExponentialBucketHistogram());
		table.append(row("explicit, the 14 bounds of the semantic conventions", HttpDurations.explicit()));
		table.append(row("exponential, at most 160 buckets", Aggregation.base2ExponentialBucketHistogram()));
		table.append(row("exponential, at most 20 buckets", Aggregation.base2ExponentialBucketHistogram(20, 20)));
		Files.writeString(Path.of(arguments[0]), table);
	}

	private static String row(String name, Aggregation aggregation) {
		long before = usedAfterCollection();
		CostAtCap cost = new CostAtCap(name, aggregation);
		cost.measure();
		cost.reader.collectAllMetrics();
		long retained = usedAfterCollection() - before;
		String row = cost.row(retained);
		Reference.reachabilityFence(cost);
		return row;
	}

	private String row(long retained) {
		double[] millis = new double[COLLECTIONS];
		int series = 0;
		for (int i = 0; i < COLLECTIONS; i++) {
			long start = System.nanoTime();
			Collection<MetricData> metrics = this.reader.collectAllMetrics();
			millis[i] = (System.nanoTime() - start) / 1e6;
			series = metrics.iterator().next().getData().getPoints().size();
		}
		this.provider.close();
		Arrays.sort(millis);
		return String.format(Locale.ROOT, "| %s | %d | %d | %d | %.2f [%.2f–%.2f] |%n", this.name, series,
				retained / 1024, retained / series, millis[COLLECTIONS / 2], millis[0], millis[COLLECTIONS - 1]);
	}

	/**
	 * Durations spread like those of a service: most within milliseconds, some of
	 * seconds.
	 */
	private void measure() {
		Random random = new Random(1);
		for (int tenant = 0; tenant < TENANTS; tenant++) {
			try (TenantScope scope = TenantContext.makeCurrent(TenantId.of("tenant-" + tenant))) {
				for (int route = 0; route < ROUTES; route++) {
					for (long status : STATUSES) {
						measure(random, route, status);
					}
				}
			}
		}
	}

	private void measure(Random random, int route, long status) {
		for (int i = 0; i < MEASUREMENTS; i++) {
			this.histogram.record(0.01 * Math.exp(random.nextGaussian()), HttpDurations.attributes(route, status));
		}
	}

	/**
	 * Asked twice, because what the first one frees may hold what only the second frees.
	 */
	private static long usedAfterCollection() {
		System.gc();
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
