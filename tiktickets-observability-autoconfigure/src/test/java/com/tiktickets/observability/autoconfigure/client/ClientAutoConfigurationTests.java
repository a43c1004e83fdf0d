package com.tiktickets.observability.autoconfigure.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.messaging.MessagingAutoConfiguration;
import com.tiktickets.observability.autoconfigure.quartz.QuartzAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantPropagationAutoConfiguration;
import com.tiktickets.observability.messaging.JmsCarriers;
import com.tiktickets.observability.messaging.KafkaCarriers;
import com.tiktickets.observability.messaging.MessageScopeHandler;
import com.tiktickets.observability.tenant.propagation.Target;
import io.micrometer.observation.ObservationPredicate;
import jakarta.jms.Message;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.quartz.Scheduler;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

class ClientAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TenantAutoConfiguration.class,
				TenantPropagationAutoConfiguration.class, HttpClientAutoConfiguration.class,
				HttpClientObservationAutoConfiguration.class, R2dbcClientAutoConfiguration.class,
				MessagingAutoConfiguration.class, QuartzAutoConfiguration.class))
		.withBean(OpenTelemetry.class, OpenTelemetry::noop)
		.withPropertyValues("tiktickets.observability.internal.mode=STARTER");

	@Test
	void everythingIsThereWithEveryLibrary() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(RestClientBuilderPostProcessor.class)
			.hasSingleBean(WebClientBuilderPostProcessor.class)
			.hasSingleBean(ConnectionFactoryDecorator.class)
			.hasSingleBean(KafkaCarriers.class)
			.hasSingleBean(JmsCarriers.class)
			.hasBean("schedulerPostProcessor"));
	}

	@Test
	void nothingIsMissedWithoutTheLibraries() {
		this.runner.withClassLoader(new FilteredClassLoader("org.quartz", "io.r2dbc", "org.apache.kafka", "jakarta.jms",
				"org.springframework.boot.restclient", "org.springframework.boot.webclient", "org.springframework.web"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(MessageScopeHandler.class)
				.doesNotHaveBean(KafkaCarriers.class)
				.doesNotHaveBean(JmsCarriers.class)
				.doesNotHaveBean("restClientBuilderPostProcessor")
				.doesNotHaveBean("webClientBuilderPostProcessor")
				.doesNotHaveBean("telemetryConnectionFactoryDecorator")
				.doesNotHaveBean("schedulerPostProcessor"));
	}

	@Test
	void buildersAreLeftAloneWithoutOpenTelemetrysCustomizers() {
		this.runner.withBean(RestClient.Builder.class, RestClient::builder)
			.withBean(WebClient.Builder.class, WebClient::builder)
			.run((context) -> {
				context.getBean(RestClient.Builder.class)
					.requestInterceptors((interceptors) -> assertThat(interceptors).isEmpty());
				context.getBean(WebClient.Builder.class).filters((filters) -> assertThat(filters).isEmpty());
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
				context.getBean(RestClient.Builder.class)
					.requestInterceptors((interceptors) -> assertThat(interceptors).hasSize(1));
				context.getBean(WebClient.Builder.class).filters((filters) -> assertThat(filters).hasSize(1));
			});
	}

	@Test
	void observationsOfSpringsClientsAreKeptWhereAskedFor() {
		this.runner.withPropertyValues("management.observations.enable.http.client.requests=true")
			.run((context) -> assertThat(context).doesNotHaveBean(ObservationPredicate.class));
	}

	@Test
	void messagesAreNotToldTheTenantWhereTheirDestinationIsNotListed() {
		this.runner.withPropertyValues("tiktickets.observability.propagation.inject.exchanges=tickets")
			.run((context) -> {
				KafkaCarriers kafka = context.getBean(KafkaCarriers.class);
				assertThat(kafka.targetOf(new ProducerRecord<>("tickets", "x"))).isEqualTo(Target.OWN);
				assertThat(kafka.targetOf(new ProducerRecord<>("others", "x"))).isEqualTo(Target.THIRD_PARTY);
				assertThat(kafka.targetOf(new RecordHeaders())).isEqualTo(Target.THIRD_PARTY);
				assertThat(context.getBean(JmsCarriers.class).targetOf(Mockito.mock(Message.class)))
					.isEqualTo(Target.THIRD_PARTY);
			});
	}

	@Test
	void tenantsOfMessagesAreLeftAloneWithTheSwitchOff() {
		this.runner.withPropertyValues("tiktickets.observability.tenant.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MessageScopeHandler.class));
	}

	@Test
	void jobsAreLeftAloneWithTheSwitchOff() {
		this.runner.withPropertyValues("tiktickets.observability.tracing.enabled=false")
			.withBean(Scheduler.class, () -> Mockito.mock(Scheduler.class))
			.run((context) -> {
				assertThat(context).doesNotHaveBean("schedulerPostProcessor");
				Mockito.verifyNoInteractions(context.getBean(Scheduler.class));
			});
	}

	@Test
	void schedulerThatRefusesListenersStopsNothing() {
		this.runner.withBean(Scheduler.class, () -> Mockito.mock(Scheduler.class))
			.run((context) -> assertThat(context).hasNotFailed());
	}

}
