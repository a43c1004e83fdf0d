package com.tiktickets.sample.redis;

import com.tiktickets.embedded.EmbeddedRedis;
import com.tiktickets.sample.embedded.BackgroundServer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts a Redis beside this process and connects to it. With
 * {@code spring.data.redis.host} another Redis takes its place.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.data.redis.host", havingValue = "embedded", matchIfMissing = true)
class EmbeddedRedisConfiguration {

	@Bean
	BackgroundServer<EmbeddedRedis> embeddedRedis() {
		return new BackgroundServer<>("Redis", "run one and name it with spring.data.redis.host and .port",
				EmbeddedRedis::start);
	}

	@Bean
	DataRedisConnectionDetails embeddedRedisConnectionDetails(BackgroundServer<EmbeddedRedis> redis) {
		return new DataRedisConnectionDetails() {

			@Override
			public Standalone getStandalone() {
				return Standalone.of("127.0.0.1", redis.started().port());
			}

		};
	}

}
