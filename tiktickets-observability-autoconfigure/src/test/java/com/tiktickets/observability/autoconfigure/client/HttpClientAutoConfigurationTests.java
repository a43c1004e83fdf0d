package com.tiktickets.observability.autoconfigure.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

class HttpClientAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(HttpClientAutoConfiguration.class);

	@ParameterizedTest
	@ValueSource(
			strings = { "tiktickets.observability.enabled=true", ContextRunners.SDK_DISABLED, ContextRunners.DISABLED })
	void clientsPropagateTheContextWhetherTelemetryIsOnOrOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(ClientPostProcessorGuard.class)
				.hasSingleBean(RestClientBuilderPostProcessor.class)
				.hasSingleBean(WebClientBuilderPostProcessor.class));
	}

	@Test
	void startsWithoutRestClient() {
		this.runner.withClassLoader(new FilteredClassLoader(RestClientCustomizer.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(RestClientBuilderPostProcessor.class)
				.hasSingleBean(WebClientBuilderPostProcessor.class));
	}

	@Test
	void startsWithoutWebClient() {
		this.runner.withClassLoader(new FilteredClassLoader(WebClientCustomizer.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(WebClientBuilderPostProcessor.class)
				.hasSingleBean(RestClientBuilderPostProcessor.class));
	}

	@Test
	void startsWithoutSpringWeb() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.web"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(RestClientBuilderPostProcessor.class)
				.doesNotHaveBean(WebClientBuilderPostProcessor.class));
	}

	@Test
	void buildersAreLeftAloneWithoutOpenTelemetrysCustomizers() {
		this.runner.withBean(RestClient.Builder.class, RestClient::builder)
			.withBean(WebClient.Builder.class, WebClient::builder)
			.run((context) -> {
				assertThat(interceptors(context.getBean(RestClient.Builder.class))).isZero();
				assertThat(filters(context.getBean(WebClient.Builder.class))).isZero();
			});
	}

	@Test
	void buildersAreGivenWhatOpenTelemetrysCustomizersGiveAndOnlyOnce() {
		this.runner
			.withBean("otelRestClientCustomizer", RestClientCustomizer.class,
					() -> (builder) -> builder.requestInterceptor((request, body, next) -> next.execute(request, body)))
			.withBean("otelWebClientCustomizer", WebClientCustomizer.class,
					() -> (builder) -> builder.filter((request, next) -> next.exchange(request)))
			.withBean("plain", RestClient.Builder.class, RestClient::builder)
			.withBean(WebClient.Builder.class, WebClient::builder)
			.run((context) -> {
				assertThat(interceptors(context.getBean(RestClient.Builder.class))).isEqualTo(1);
				assertThat(filters(context.getBean(WebClient.Builder.class))).isEqualTo(1);
			});
	}

	private static int interceptors(RestClient.Builder builder) {
		AtomicInteger count = new AtomicInteger(-1);
		builder.requestInterceptors((interceptors) -> count.set(interceptors.size()));
		return count.get();
	}

	private static int filters(WebClient.Builder builder) {
		AtomicInteger count = new AtomicInteger(-1);
		builder.filters((filters) -> count.set(filters.size()));
		return count.get();
	}

}
