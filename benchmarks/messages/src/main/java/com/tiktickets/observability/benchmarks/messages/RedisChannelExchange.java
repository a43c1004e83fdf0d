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

	private final Doorways doorways;

	private final Window window = new Window();

	RedisChannelExchange(StringRedisTemplate template, ObjectProvider<Doorways> doorways) {
		this.template = template;
		this.doorways = MessagesApplication.doorways(doorways);
	}

	@Bean
	static RedisMessageListenerContainer messagesContainer(RedisConnectionFactory connectionFactory,
			RedisChannelExchange exchange) {
		RedisMessageListenerContainer container = new RedisMessageListenerContainer();
		container.setConnectionFactory(connectionFactory);
		container.addMessageListener(exchange.doorways.listener((message, pattern) -> exchange.window.end()),
				new ChannelTopic(CHANNEL));
		return container;
	}

	@Override
	public String doorway() {
		return "redis_channel";
	}

	@Override
	public void exchange(int messages) throws InterruptedException {
		for (int i = 0; i < messages; i++) {
			this.window.begin();
			this.doorways.forTenant(Exchange.tenant(i),
					() -> this.doorways.publish(CHANNEL, BODY, this.template::convertAndSend));
		}
		this.window.awaitAll();
	}

}
