package com.tiktickets.observability.wire;

import com.tiktickets.observability.wire.ClientDecorators.RetryingRestClient;
import com.tiktickets.observability.wire.ClientDecorators.SigningWebClient;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

/** An application whose builders of HTTP clients take the place of Spring Boot's. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = RabbitAutoConfiguration.class)
class OwnBuildersApplication {

	@Bean
	RestClient.Builder ownBuilder() {
		return RestClient.builder();
	}

	@Bean
	WebClient.Builder ownWebClientBuilder() {
		return WebClient.builder().clientConnector(new JdkClientHttpConnector());
	}

	@Bean
	RestClient decorated(RestClient.Builder builder) {
		return new RetryingRestClient(builder.build());
	}

	@Bean
	RestClient built(RestClient.Builder builder) {
		return builder.build();
	}

	@Bean
	WebClient decoratedWebClient(WebClient.Builder builder) {
		return new SigningWebClient(builder.build());
	}

	@Bean
	WebClient builtWebClient(WebClient.Builder builder) {
		return builder.build();
	}

}
