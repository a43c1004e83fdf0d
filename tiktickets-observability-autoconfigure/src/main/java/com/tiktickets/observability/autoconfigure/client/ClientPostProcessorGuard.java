package com.tiktickets.observability.autoconfigure.client;

import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.PriorityOrdered;

/**
 * Restricts OpenTelemetry's bean post-processors to Spring's own HTTP clients. They
 * replace a client by the result of its {@code mutate()}. For a decorator or a proxy,
 * that result is the inner client without the decoration. This post-processor wraps
 * OpenTelemetry's, which are beans too, because it is created before them.
 */
class ClientPostProcessorGuard implements BeanPostProcessor, PriorityOrdered {

	private static final Map<String, String> REPLACED = Map.of("otelRestClientBeanPostProcessor",
			"org.springframework.web.client.DefaultRestClient", "otelWebClientBeanPostProcessor",
			"org.springframework.web.reactive.function.client.DefaultWebClient");

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		String type = REPLACED.get(beanName);
		return (type != null && bean instanceof BeanPostProcessor processor) ? new OnlyFor(type, processor) : bean;
	}

	/**
	 * Delegates for beans of exactly one class, which belongs to Spring and is not
	 * public.
	 */
	private record OnlyFor(String type, BeanPostProcessor processor) implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (!bean.getClass().getName().equals(this.type)) {
				return bean;
			}
			Object processed = this.processor.postProcessAfterInitialization(bean, beanName);
			return (processed != null) ? processed : bean;
		}

	}

}
