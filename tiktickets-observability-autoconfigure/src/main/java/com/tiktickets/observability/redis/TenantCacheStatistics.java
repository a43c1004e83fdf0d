package com.tiktickets.observability.redis;

import com.tiktickets.observability.semconv.RedisAttributes;
import com.tiktickets.observability.semconv.RedisMetrics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import org.springframework.data.redis.cache.CacheStatistics;
import org.springframework.data.redis.cache.CacheStatisticsCollector;

/**
 * Counts what caches are asked, under the tenant that asks, and keeps Spring's own
 * statistics beside it. Thread-safe.
 */
public final class TenantCacheStatistics implements CacheStatisticsCollector {

	private final CacheStatisticsCollector statistics = CacheStatisticsCollector.create();

	private final LongCounter gets;

	/**
	 * Creates the statistics.
	 * @param openTelemetry where telemetry goes
	 */
	public TenantCacheStatistics(OpenTelemetry openTelemetry) {
		this.gets = openTelemetry.getMeter("com.tiktickets.observability")
			.counterBuilder(RedisMetrics.CACHE_GETS)
			.setUnit(RedisMetrics.UNIT_GET)
			.setDescription("Number of lookups in caches that are stored in Redis.")
			.build();
	}

	@Override
	public void incHits(String cacheName) {
		this.statistics.incHits(cacheName);
		count(cacheName, "hit");
	}

	@Override
	public void incMisses(String cacheName) {
		this.statistics.incMisses(cacheName);
		count(cacheName, "miss");
	}

	private void count(String cacheName, String result) {
		this.gets.add(1, Attributes.of(RedisAttributes.CACHE, cacheName, RedisAttributes.RESULT, result));
	}

	@Override
	public void incPuts(String cacheName) {
		this.statistics.incPuts(cacheName);
	}

	@Override
	public void incGets(String cacheName) {
		this.statistics.incGets(cacheName);
	}

	@Override
	public void incDeletesBy(String cacheName, int value) {
		this.statistics.incDeletesBy(cacheName, value);
	}

	@Override
	public void incLockTime(String name, long durationNanos) {
		this.statistics.incLockTime(name, durationNanos);
	}

	@Override
	public void reset(String cacheName) {
		this.statistics.reset(cacheName);
	}

	@Override
	public CacheStatistics getCacheStatistics(String cacheName) {
		return this.statistics.getCacheStatistics(cacheName);
	}

}
