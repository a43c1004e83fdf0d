package com.tiktickets.observability.autoconfigure.client;

import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.PriorityOrdered;

/**
 * Shows OpenTelemetry's bean post-processors the HTTP clients that they can instrument
 * and no others. They replace a client by what its {@code mutate()} builds, which for a
 * decorator or a proxy is the client inside, without what was put around it.
 * Post-processors are beans as well: those that come first see the later ones.
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
	 * Passes on beans of exactly one class, which is Spring's own and not public.
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
