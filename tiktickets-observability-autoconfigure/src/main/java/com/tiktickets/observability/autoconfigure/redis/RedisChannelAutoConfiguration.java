package com.tiktickets.observability.autoconfigure.redis;

import com.tiktickets.observability.redis.ChannelInstrumentation;
import com.tiktickets.observability.redis.RedisChannels;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/**
 * Auto-configuration of templates and listener containers. With the switch off listeners
 * are still given messages without the line that other services write before them.
 */
@AutoConfiguration(after = RedisAutoConfiguration.class)
@ConditionalOnClass(RedisMessageListenerContainer.class)
public final class RedisChannelAutoConfiguration {

	RedisChannelAutoConfiguration() {
	}

	@Bean
	ChannelInstrumentation redisChannelInstrumentation(RedisChannels channels) {
		return new ChannelInstrumentation(channels);
	}

	@Bean
	static RedisChannelPostProcessor redisChannelPostProcessor(ObjectProvider<ChannelInstrumentation> instrumentation,
			Environment environment) {
		List<String> listed = Binder.get(environment)
			.bind("tiktickets.observability.redis.channels", Bindable.listOf(String.class))
			.orElse(List.of());
		return new RedisChannelPostProcessor(instrumentation, !listed.isEmpty());
	}

}
