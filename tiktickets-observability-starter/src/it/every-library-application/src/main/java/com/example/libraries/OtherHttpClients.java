package com.example.libraries;

import feign.Feign;
import feign.RequestLine;
import feign.micrometer.MicrometerObservationCapability;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.httpcomponents.hc5.ObservationExecChainHandler;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpObservationInterceptor;
import io.micrometer.java11.instrument.binder.jdk.MicrometerHttpClient;
import io.micrometer.observation.ObservationRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.BasicHttpClientResponseHandler;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clients that are not Spring's, instrumented as the documentation shows. */
@Configuration(proxyBeanMethods = false)
class OtherHttpClients {

	@Bean
	HttpClient httpClient(ObservationRegistry observations, MeterRegistry meters) {
		return MicrometerHttpClient.instrumentationBuilder(HttpClient.newHttpClient(), meters)
			.observationRegistry(observations)
			.build();
	}

	@Bean
	CloseableHttpClient apacheHttpClient(ObservationRegistry observations) {
		return HttpClientBuilder.create()
			.addExecInterceptorAfter(ChainElement.RETRY.name(), "observation",
					new ObservationExecChainHandler(observations))
			.build();
	}

	@Bean
	OkHttpClient okHttpClient(ObservationRegistry observations) {
		return new OkHttpClient.Builder()
			.addInterceptor(OkHttpObservationInterceptor.builder(observations, "http.client.requests").build())
			.build();
	}

	@Bean
	Call javaHttpClient(HttpClient client, ServerAddress server) {
		return () -> client.send(HttpRequest.newBuilder(server.uri("/echo")).build(), BodyHandlers.ofString());
	}

	@Bean
	Call apacheHttpClient5(CloseableHttpClient client, ServerAddress server) {
		return () -> client.execute(new HttpGet(server.uri("/echo")), new BasicHttpClientResponseHandler());
	}

	@Bean
	Call okHttp(OkHttpClient client, ServerAddress server) {
		return () -> client.newCall(new Request.Builder().url(server.uri("/echo").toString()).build()).execute().close();
	}

	@Bean
	Call feign(ObservationRegistry observations, ServerAddress server) {
		return () -> Feign.builder()
			.addCapability(new MicrometerObservationCapability(observations))
			.target(Echo.class, server.uri("").toString())
			.echo();
	}

	interface Echo {

		@RequestLine("GET /echo")
		String echo();

	}

}
