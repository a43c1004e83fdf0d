package com.tiktickets.observability.benchmarks.messages;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.stereotype.Component;

@Component
class RedisChannelExchange implements Exchange {

	private static final String CHANNEL = "messages-" + ProcessHandle.current().pid();

	private final StringRedisTemplate template;

	private final MessagingTelemetry telemetry;

	private final Window window = new Window();

	RedisChannelExchange(StringRedisTemplate template, ObjectProvider<MessagingTelemetry> telemetry) {
		this.template = template;
		this.telemetry = MessagesApplication.telemetry(telemetry);
	}

	@Bean
	static RedisMessageListenerContainer messagesContainer(RedisConnectionFactory connectionFactory,
			RedisChannelExchange exchange) {
		RedisMessageListenerContainer container = new RedisMessageListenerContainer();
		container.setConnectionFactory(connectionFactory);
		container.addMessageListener(exchange.telemetry.listener((message, pattern) -> exchange.window.end()),
				new ChannelTopic(CHANNEL));
		return container;
	}

	@Override
	public String name() {
		return "redis_channel";
	}

	@Override
	public void exchange(int messages) throws InterruptedException {
		for (int i = 0; i < messages; i++) {
			this.window.begin();
			this.telemetry.forTenant(Exchange.tenant(i),
					() -> this.telemetry.publish(CHANNEL, BODY, this.template::convertAndSend));
		}
		this.window.awaitAll();
	}

}
