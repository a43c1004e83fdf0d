package com.example.libraries;

import java.net.http.HttpClient;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestClient;

/** Spring's client, alone and on a client that is instrumented itself, and GraphQL. */
@Configuration(proxyBeanMethods = false)
class SpringClients {

	@Bean
	SecurityFilterChain open(HttpSecurity http) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf((csrf) -> csrf.disable())
			.build();
	}

	@Bean
	Call restClient(RestClient.Builder builder, ServerAddress server) {
		return () -> builder.build().get().uri(server.uri("/echo")).retrieve().body(String.class);
	}

	@Bean
	Call restClientOnJavaHttpClient(RestClient.Builder builder, HttpClient client, ServerAddress server) {
		return () -> builder.requestFactory(new JdkClientHttpRequestFactory(client))
			.build()
			.get()
			.uri(server.uri("/echo"))
			.retrieve()
			.body(String.class);
	}

	@Bean
	Call graphql(RestClient.Builder builder, ServerAddress server) {
		return () -> builder.build()
			.post()
			.uri(server.uri("/graphql"))
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("query", "{ subject }"))
			.retrieve()
			.body(String.class);
	}

}
