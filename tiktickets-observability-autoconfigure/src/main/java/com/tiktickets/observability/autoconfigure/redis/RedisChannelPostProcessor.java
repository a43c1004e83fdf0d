package com.tiktickets.observability.autoconfigure.redis;

import com.tiktickets.observability.redis.ChannelInstrumentation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/** Instruments templates and listener containers, where channels are listed. */
class RedisChannelPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<ChannelInstrumentation> instrumentation;

	private final boolean listed;

	RedisChannelPostProcessor(ObjectProvider<ChannelInstrumentation> instrumentation, boolean listed) {
		this.instrumentation = instrumentation;
		this.listed = listed;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (this.listed && bean instanceof RedisMessageListenerContainer container) {
			this.instrumentation.getObject().instrumentConnections(container);
		}
		return bean;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (this.listed && bean instanceof RedisMessageListenerContainer container) {
			this.instrumentation.getObject().instrumentListeners(container);
		}
		else if (this.listed && bean instanceof RedisTemplate<?, ?> template) {
			return this.instrumentation.getObject().instrument(template);
		}
		return bean;
	}

}
