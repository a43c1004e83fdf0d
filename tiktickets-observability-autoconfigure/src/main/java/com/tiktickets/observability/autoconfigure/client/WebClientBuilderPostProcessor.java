package com.tiktickets.observability.autoconfigure.client;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Adds OpenTelemetry's filter to the builders that an application declares, as
 * OpenTelemetry adds it to Spring Boot's builder. The builder stays the same object.
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
