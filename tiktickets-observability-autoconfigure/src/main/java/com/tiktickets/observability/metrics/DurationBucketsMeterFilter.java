package com.tiktickets.observability.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.Arrays;

/**
 * Gives timers the buckets that the semantic conventions advise for durations; through
 * the bridge they would have none. Objectives that an application sets win. Stateless.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-metrics/">Semantic
 * conventions: http.server.request.duration</a>
 */
public final class DurationBucketsMeterFilter implements MeterFilter {

	private static final double[] SECONDS = { 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5,
			10 };

	private static final DistributionStatisticConfig BUCKETS = DistributionStatisticConfig.builder()
		.serviceLevelObjectives(
				Arrays.stream(SECONDS).map((bound) -> bound * Duration.ofSeconds(1).toNanos()).toArray())
		.build();

	@Override
	public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
		return (id.getType() == Meter.Type.TIMER) ? config.merge(BUCKETS) : config;
	}

}
