package com.tiktickets.observability.autoconfigure.client;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Gives the builders that an application declares the filter that OpenTelemetry gives
 * Spring Boot's, which adds itself once. The builder stays the same object, whatever is
 * around it.
 */
class WebClientBuilderPostProcessor implements BeanPostProcessor {

	private static final String CUSTOMIZER = "otelWebClientCustomizer";

	private final ListableBeanFactory beans;

	WebClientBuilderPostProcessor(ListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof WebClient.Builder builder && this.beans.containsBean(CUSTOMIZER)) {
			this.beans.getBean(CUSTOMIZER, WebClientCustomizer.class).customize(builder);
		}
		return bean;
	}

}
