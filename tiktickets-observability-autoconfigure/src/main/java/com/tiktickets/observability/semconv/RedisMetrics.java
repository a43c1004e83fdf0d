package com.tiktickets.observability.semconv;

/** Metrics of Redis: name and unit. */
public final class RedisMetrics {

	/** Counter, {get}: what caches were asked. */
	public static final String CACHE_GETS = "cache.gets";

	/** Unit of {@link #CACHE_GETS}. */
	public static final String UNIT_GET = "{get}";

	/** Histogram, s: from publishing a message until a listener has it. */
	public static final String PUBSUB_DELIVERY_DURATION = "redis.pubsub.delivery.duration";

	/** Unit of durations. */
	public static final String UNIT_SECOND = "s";

	private RedisMetrics() {
	}

}
