package com.tiktickets.observability.wire;

import com.tiktickets.observability.wire.ClientDecorators.ExactTemplate;
import com.tiktickets.observability.wire.ClientDecorators.RetryingRestClient;
import com.tiktickets.observability.wire.ClientDecorators.SigningWebClient;
import java.net.URI;
import org.mockito.Mockito;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** An application that decorates, extends and proxies Spring's HTTP clients. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = RabbitAutoConfiguration.class)
class ClientApplication {

	@Bean
	RestClient plain() {
		return RestClient.create();
	}

	@Bean
	RestClient decorated() {
		return new RetryingRestClient(RestClient.create());
	}

	@Bean
	RestClient decoratedBoots(RestClient.Builder builder) {
		return new RetryingRestClient(builder.build());
	}

	@Bean
	RestClient proxied() {
		return ClientDecorators.signed(RestClient.class, RestClient.create());
	}

	@Bean
	RestClient mocked() {
		return Mockito.mock(RestClient.class);
	}

	@Bean
	WebClient plainWebClient() {
		return webClientBuilder().build();
	}

	@Bean
	WebClient decoratedWebClient() {
		return new SigningWebClient(webClientBuilder().build());
	}

	@Bean
	WebClient decoratedBootsWebClient(WebClient.Builder builder) {
		return new SigningWebClient(builder.clientConnector(new JdkClientHttpConnector()).build());
	}

	@Bean
	WebClient proxiedWebClient() {
		return ClientDecorators.signed(WebClient.class, webClientBuilder().build());
	}

	@Bean
	WebClient mockedWebClient() {
		return Mockito.mock(WebClient.class);
	}

	@Bean
	ExactTemplate extendedTemplate() {
		return new ExactTemplate();
	}

	@Bean
	RestTemplate proxiedTemplate() {
		return ClientDecorators.proxied(new RestTemplate());
	}

	@Bean
	TicketExchange interfaceClient(RestClient.Builder builder) {
		return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(builder.build()))
			.build()
			.createClient(TicketExchange.class);
	}

	private static WebClient.Builder webClientBuilder() {
		return WebClient.builder().clientConnector(new JdkClientHttpConnector());
	}

	interface TicketExchange {

		@GetExchange
		String get(URI uri);

	}

}
