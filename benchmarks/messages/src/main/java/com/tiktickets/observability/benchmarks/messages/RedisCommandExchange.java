package com.tiktickets.observability.benchmarks.messages;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

@Component
class RedisCommandExchange implements Exchange {

	private final StringRedisTemplate template;

	private final MessagingTelemetry telemetry;

	RedisCommandExchange(StringRedisTemplate template, ObjectProvider<MessagingTelemetry> telemetry) {
		this.template = template;
		this.telemetry = MessagesApplication.telemetry(telemetry);
	}

	@Override
	public String name() {
		return "redis_command";
	}

	@Override
	public void exchange(int messages) {
		for (int i = 0; i < messages; i++) {
			this.telemetry.forTenant(Exchange.tenant(i), () -> this.template.opsForValue().get("messages"));
		}
	}

}
