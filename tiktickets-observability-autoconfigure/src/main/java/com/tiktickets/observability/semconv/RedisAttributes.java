package com.tiktickets.observability.semconv;

import io.opentelemetry.api.common.AttributeKey;

/** Attributes of Redis; those of caches are Micrometer's names. */
public final class RedisAttributes {

	/** Name of a cache. */
	public static final AttributeKey<String> CACHE = AttributeKey.stringKey("cache");

	/** {@code hit} or {@code miss}. */
	public static final AttributeKey<String> RESULT = AttributeKey.stringKey("result");

	/** Entry of the list of channels that a channel is on. */
	public static final AttributeKey<String> CHANNEL = AttributeKey.stringKey("redis.channel");

	private RedisAttributes() {
	}

}
