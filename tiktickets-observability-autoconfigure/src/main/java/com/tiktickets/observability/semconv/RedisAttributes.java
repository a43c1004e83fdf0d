package com.tiktickets.observability.semconv;

import io.opentelemetry.api.common.AttributeKey;

/** Attributes of Redis. The attributes of caches have Micrometer's names. */
public final class RedisAttributes {

	/** Name of a cache. */
	public static final AttributeKey<String> CACHE = AttributeKey.stringKey("cache");

	/** Result of a cache lookup: {@code hit}, {@code miss}. */
	public static final AttributeKey<String> RESULT = AttributeKey.stringKey("result");

	/** Name or pattern of the configured list of channels that the channel matches. */
	public static final AttributeKey<String> CHANNEL = AttributeKey.stringKey("redis.channel");

	private RedisAttributes() {
	}

}
