package com.tiktickets.sample.live;

import com.tiktickets.observability.redis.RedisChannels;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Listens for news.
 */
@Configuration(proxyBeanMethods = false)
class NewsConfiguration {

	@Bean
	RedisMessageListenerContainer newsContainer(RedisConnectionFactory connectionFactory, RedisChannels channels,
			NewsListener listener, @Qualifier("newsExecutor") ThreadPoolTaskExecutor newsExecutor) {
		RedisMessageListenerContainer container = new RedisMessageListenerContainer();
		container.setConnectionFactory(connectionFactory);
		container.setTaskExecutor(newsExecutor);
		container.addMessageListener(channels.listener(listener), new ChannelTopic(NewsChannel.NAME));
		return container;
	}

	/**
	 * One thread: what happened later to a ticket must not arrive first.
	 */
	@Bean(defaultCandidate = false)
	ThreadPoolTaskExecutor newsExecutor() {
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		executor.setThreadNamePrefix("news-");
		executor.setCorePoolSize(1);
		executor.setMaxPoolSize(1);
		return executor;
	}

}
