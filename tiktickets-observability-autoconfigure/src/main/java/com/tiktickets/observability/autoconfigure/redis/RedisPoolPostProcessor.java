package com.tiktickets.observability.autoconfigure.redis;

import com.tiktickets.observability.redis.RedisPools;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettucePoolingClientConfiguration;

/** Tells of the connection factories that pool, before they make a pool. */
class RedisPoolPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<RedisPools> pools;

	RedisPoolPostProcessor(ObjectProvider<RedisPools> pools) {
		this.pools = pools;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof LettuceConnectionFactory factory
				&& factory.getClientConfiguration() instanceof LettucePoolingClientConfiguration pooling) {
			this.pools.getObject().add(beanName, pooling.getPoolConfig());
		}
		return bean;
	}

}
