package com.tiktickets.observability.benchmarks.messages;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

@Component
class RedisCommandExchange implements Exchange {

	private final StringRedisTemplate template;

	private final Doorways doorways;

	RedisCommandExchange(StringRedisTemplate template, ObjectProvider<Doorways> doorways) {
		this.template = template;
		this.doorways = MessagesApplication.doorways(doorways);
	}

	@Override
	public String doorway() {
		return "redis_command";
	}

	@Override
	public void exchange(int messages) {
		for (int i = 0; i < messages; i++) {
			this.doorways.forTenant(Exchange.tenant(i), () -> this.template.opsForValue().get("messages"));
		}
	}

}
