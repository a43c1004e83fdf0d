package com.tiktickets.observability.autoconfigure.client;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;

/**
 * Adds OpenTelemetry's interceptor to the builders that an application declares, as
 * OpenTelemetry adds it to Spring Boot's builder. The builder stays the same object.
 */
class RestClientBuilderPostProcessor implements BeanPostProcessor {

	private static final String CUSTOMIZER = "otelRestClientCustomizer";

	private final SingletonSupplier<List<ClientHttpRequestInterceptor>> interceptors;

	RestClientBuilderPostProcessor(ListableBeanFactory beans) {
		this.interceptors = SingletonSupplier.of(() -> interceptors(beans));
	}

	private static List<ClientHttpRequestInterceptor> interceptors(ListableBeanFactory beans) {
		List<ClientHttpRequestInterceptor> added = new ArrayList<>();
		if (beans.containsBean(CUSTOMIZER)) {
			RestClient.Builder empty = RestClient.builder();
			beans.getBean(CUSTOMIZER, RestClientCustomizer.class).customize(empty);
			empty.requestInterceptors(added::addAll);
		}
		return added;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof RestClient.Builder builder) {
			builder.requestInterceptors((present) -> this.interceptors.obtain()
				.stream()
				.filter((interceptor) -> isMissing(interceptor, present))
				.forEach((interceptor) -> present.add(0, interceptor)));
		}
		return bean;
	}

	private static boolean isMissing(ClientHttpRequestInterceptor interceptor,
			List<ClientHttpRequestInterceptor> present) {
		return present.stream().noneMatch((other) -> other.getClass() == interceptor.getClass());
	}

}
