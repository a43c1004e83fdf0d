package com.tiktickets.observability.semconv;

/** Metrics of Redis: name and unit. */
public final class RedisMetrics {

	/** Counter, {get}: what caches were asked. */
	public static final String CACHE_GETS = "cache.gets";

	/** Unit of {@link #CACHE_GETS}. */
	public static final String UNIT_GET = "{get}";

	/** Histogram, s: from publishing a message until a listener has it. */
	public static final String PUBSUB_DELIVERY_DURATION = "redis.pubsub.delivery.duration";

	/** Up-down counter, {connection}: connections that can be used. */
	public static final String CONNECTION_ACTIVE = "redis.connection.active";

	/** Unit of {@link #CONNECTION_ACTIVE}. */
	public static final String UNIT_CONNECTION = "{connection}";

	/** Counter, {failure}: attempts in vain to get a connection back. */
	public static final String CONNECTION_FAILURES = "redis.connection.failures";

	/** Unit of {@link #CONNECTION_FAILURES}. */
	public static final String UNIT_FAILURE = "{failure}";

	/** Unit of durations. */
	public static final String UNIT_SECOND = "s";

	private RedisMetrics() {
	}

}
