package com.tiktickets.observability.autoconfigure.redis;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.redis.RedisPools;
import io.opentelemetry.api.OpenTelemetry;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Auto-configuration of pools of Redis connections, where commons-pool2 is there. */
@AutoConfiguration
@ConditionalOnConcern("redis")
@ConditionalOnMode({ ObservabilityMode.STARTER, ObservabilityMode.AGENT })
@ConditionalOnClass({ LettuceConnectionFactory.class, GenericObjectPoolConfig.class })
public final class RedisPoolAutoConfiguration {

	RedisPoolAutoConfiguration() {
	}

	@Bean
	RedisPools redisPools(ObjectProvider<OpenTelemetry> openTelemetry) {
		return new RedisPools(openTelemetry.getIfAvailable(OpenTelemetry::noop));
	}

	@Bean
	static RedisPoolPostProcessor redisPoolPostProcessor(ObjectProvider<RedisPools> pools) {
		return new RedisPoolPostProcessor(pools);
	}

}
