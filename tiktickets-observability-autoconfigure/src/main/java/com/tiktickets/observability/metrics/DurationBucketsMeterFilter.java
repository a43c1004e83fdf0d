package com.tiktickets.observability.metrics;

import com.tiktickets.observability.semconv.DurationBounds;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;

/**
 * Gives timers the buckets that the semantic conventions advise for durations; through
 * the bridge they would have none. Objectives that an application sets win. Stateless.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-metrics/">Semantic
 * conventions: http.server.request.duration</a>
 */
public final class DurationBucketsMeterFilter implements MeterFilter {

	private static final DistributionStatisticConfig BUCKETS = DistributionStatisticConfig.builder()
		.serviceLevelObjectives(DurationBounds.OPERATION.stream()
			.mapToDouble((bound) -> bound * Duration.ofSeconds(1).toNanos())
			.toArray())
		.build();

	@Override
	public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
		return (id.getType() == Meter.Type.TIMER) ? config.merge(BUCKETS) : config;
	}

}
