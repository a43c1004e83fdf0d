package com.tiktickets.observability.semconv;

/** Metrics of Redis: name and unit. */
public final class RedisMetrics {

	/** Counter, {get}: number of lookups in caches that are stored in Redis. */
	public static final String CACHE_GETS = "cache.gets";

	/** Unit of {@link #CACHE_GETS}. */
	public static final String UNIT_GET = "{get}";

	/**
	 * Histogram, s: duration from publishing a message to a channel until a listener
	 * receives it.
	 */
	public static final String PUBSUB_DELIVERY_DURATION = "redis.pubsub.delivery.duration";

	/**
	 * Up-down counter, {connection}: number of connections that are ready for commands.
	 */
	public static final String CONNECTION_ACTIVE = "redis.connection.active";

	/** Unit of {@link #CONNECTION_ACTIVE}. */
	public static final String UNIT_CONNECTION = "{connection}";

	/** Counter, {failure}: number of failed attempts to reconnect. */
	public static final String CONNECTION_FAILURES = "redis.connection.failures";

	/** Unit of {@link #CONNECTION_FAILURES}. */
	public static final String UNIT_FAILURE = "{failure}";

	/** Unit of durations. */
	public static final String UNIT_SECOND = "s";

	private RedisMetrics() {
	}

}
