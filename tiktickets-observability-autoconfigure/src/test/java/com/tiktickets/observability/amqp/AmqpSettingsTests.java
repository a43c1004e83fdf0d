package com.tiktickets.observability.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.tiktickets.embedded.EmbeddedBroker;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.detail.TenantDetail;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import com.tiktickets.observability.wire.WireApplication;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** What settings make of messages, each in a context of its own. */
class AmqpSettingsTests {

	private static final String UNSAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

	private static EmbeddedBroker broker;

	@BeforeAll
	static void startBroker() throws Exception {
		broker = EmbeddedBroker.start();
	}

	@AfterAll
	static void stop() {
		broker.close();
	}

	@Test
	void exchangeThatIsNotAllowedGetsTraceAndNoBaggage() {
		try (WireApplication closed = start("tiktickets.observability.propagation.inject.exchanges=tickets")) {
			assertThat(sentBy(closed).getMessageProperties().getHeaders()).containsKey("traceparent")
				.doesNotContainKey("baggage");
		}
		try (WireApplication open = start()) {
			assertThat(sentBy(open).getMessageProperties().getHeaders()).containsEntry("baggage", "tenant_id=acme");
		}
	}

	@Test
	void switchedOffMessagesAreLeftAlone() {
		try (WireApplication off = start("tiktickets.observability.amqp.enabled=false")) {
			assertThat(sentBy(off).getMessageProperties().getHeaders()).doesNotContainKeys("traceparent", "baggage");
			off.context().close();
			assertThat(off.received().spans()).noneMatch((span) -> span.name().startsWith("publish"));
		}
	}

	@Test
	void observationThatSpringBootSwitchesOffStaysOff() {
		try (WireApplication off = start("spring.rabbitmq.template.observation-enabled=false")) {
			assertThat(sentBy(off).getMessageProperties().getHeaders()).doesNotContainKey("traceparent");
		}
	}

	@Test
	void killSwitchLeavesMessagesAlone() {
		try (WireApplication off = start("otel.sdk.disabled=true")) {
			assertThat(sentBy(off).getMessageProperties().getHeaders()).doesNotContainKeys("baggage");
			off.context().close();
			assertThat(off.receiver().requests()).isZero();
		}
	}

	@Test
	void linksOfABatchNameTheTenantByTheAttributeOfTheSetting() {
		try (WireApplication renamed = start("tiktickets.observability.tenant.attribute=customer.id")) {
			RabbitTemplate template = renamed.context().getBean(RabbitTemplate.class);
			for (String tenant : List.of("acme", "globex")) {
				try (TenantScope scope = TenantContext.makeCurrent(TenantId.of(tenant))) {
					template.convertAndSend("batches", "of " + tenant);
				}
			}
			await().untilAsserted(() -> assertThat(renamed.received().spansNamed("process batches"))
				.flatExtracting((span) -> span.span().getLinksList())
				.flatExtracting((link) -> link.getAttributesList())
				.extracting((attribute) -> attribute.getKey() + "=" + attribute.getValue().getStringValue())
				.containsExactlyInAnyOrder("customer.id=acme", "customer.id=globex"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "direct", "batches" })
	void requestForDetailTravelsWithMessages(String queue) {
		try (WireApplication application = start("otel.traces.sampler=always_off")) {
			TenantDetails details = application.context().getBean(TenantDetails.class);
			details.start(TenantId.of("acme"), Duration.ofMinutes(1), TenantDetail.ROOT, Level.TRACE, "a test");
			String baggage = sentBy(application).getMessageProperties().getHeader("baggage");
			assertThat(baggage).matches("tenant_id=acme,tenant.detail=\\d+/TRACE/ROOT");
			details.stop(TenantId.of("acme"), "a test");

			for (String sent : List.of(baggage, "tenant_id=acme")) {
				publishAsItIs(application, queue, Map.of("baggage", sent, "traceparent", UNSAMPLED));
			}
			await()
				.untilAsserted(() -> assertThat(application.received().spansNamed("process " + queue)).singleElement()
					.satisfies((span) -> assertThat(span.attributes()).containsEntry("tenant_id", "acme")
						.containsEntry("tenant.detail", true)));
		}
	}

	/** A template writes headers of its own over these. */
	private static void publishAsItIs(WireApplication application, String queue, Map<String, Object> headers) {
		application.context().getBean(RabbitTemplate.class).execute((channel) -> {
			channel.basicPublish("", queue, new BasicProperties.Builder().headers(headers).build(), new byte[] { 1 });
			return null;
		});
	}

	private static Message sentBy(WireApplication application) {
		RabbitTemplate template = application.context().getBean(RabbitTemplate.class);
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
			template.convertAndSend("asked", "headers");
		}
		return template.receive("asked", 10_000);
	}

	private static WireApplication start(String... settings) {
		return AmqpScenarios.start(broker.port(), settings);
	}

}
