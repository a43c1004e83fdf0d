package com.tiktickets.observability.autoconfigure.client;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Auto-configuration of OpenTelemetry's instrumentation of the application's HTTP
 * clients. Decorators and proxies of a client are kept.
 */
@AutoConfiguration
public final class HttpClientAutoConfiguration {

	HttpClientAutoConfiguration() {
	}

	@Bean
	static ClientPostProcessorGuard clientPostProcessorGuard() {
		return new ClientPostProcessorGuard();
	}

	/** Builders of {@link RestClient}. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ RestClient.class, RestClientCustomizer.class })
	static class RestClients {

		@Bean
		static RestClientBuilderPostProcessor restClientBuilderPostProcessor(ListableBeanFactory beans) {
			return new RestClientBuilderPostProcessor(beans);
		}

	}

	/** Builders of {@link WebClient}. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ WebClient.class, WebClientCustomizer.class })
	static class WebClients {

		@Bean
		static WebClientBuilderPostProcessor webClientBuilderPostProcessor(ListableBeanFactory beans) {
			return new WebClientBuilderPostProcessor(beans);
		}

	}

}
