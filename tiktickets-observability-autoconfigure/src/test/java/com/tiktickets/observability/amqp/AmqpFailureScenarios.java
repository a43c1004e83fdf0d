package com.tiktickets.observability.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.test.ReceivedSpan;
import com.tiktickets.observability.wire.WireApplication;
import io.opentelemetry.proto.trace.v1.Span.Event;
import io.opentelemetry.proto.trace.v1.Span.Link;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** What a process emits of messages that are not as they should be, or fail. */
abstract class AmqpFailureScenarios {

	private static final String[] SETTINGS = { "spring.rabbitmq.listener.simple.retry.enabled=true",
			"spring.rabbitmq.listener.simple.retry.max-retries=2",
			"spring.rabbitmq.listener.simple.retry.initial-interval=10ms",
			"spring.rabbitmq.listener.simple.default-requeue-rejected=false",
			"spring.rabbitmq.publisher-confirm-type=correlated", "tiktickets.observability.amqp.queues.interval=1s",
			"logging.level.qpid=OFF", "logging.level.org.apache.qpid=OFF" };

	protected abstract WireApplication application();

	protected static WireApplication start(int port, String... settings) {
		String[] address = { "spring.rabbitmq.host=127.0.0.1", "spring.rabbitmq.port=" + port };
		return WireApplication.start(AmqpApplication.class,
				Stream.of(SETTINGS, address, settings).flatMap(Stream::of).toArray(String[]::new));
	}

	protected static ConditionFactory patiently() {
		return await().atMost(Duration.ofSeconds(30));
	}

	@Test
	void unknownTenantIsUnknownAndMalformedTenantIsCounted() {
		publish(null, "tickets", "nobody's");
		patiently().untilAsserted(() -> assertThat(seen()).contains("nobody's _unknown _unknown"));

		template().send("tickets",
				MessageBuilder.withBody("bad".getBytes()).setHeader("baggage", "tenant_id=..%2F").build());
		patiently().untilAsserted(() -> assertThat(seen()).contains("bad _unknown _unknown"));
		patiently().untilAsserted(() -> assertThat(application().received().pointsOf("tenant.rejections"))
			.anyMatch((point) -> "invalid".equals(point.attribute("tenant.rejection.reason"))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "baggage", "traceparent", "tracestate" })
	void headerOfAnySizeIsDeliveredOnce(String header) {
		for (int size : new int[] { 1_025, 8_193 }) {
			String body = "poison " + header + size;
			sendUnobserved("direct", Map.of(header, "x".repeat(size)), body);
			patiently().untilAsserted(() -> assertThat(seen()).contains(body + " _unknown _unknown"));
			await().during(Duration.ofMillis(500))
				.atMost(Duration.ofSeconds(30))
				.until(() -> seen().stream().filter((text) -> text.startsWith(body)).count() == 1);
		}
	}

	/** A template writes headers of its own over some of these. */
	private void sendUnobserved(String queue, Map<String, Object> headers, String body) {
		template().execute((channel) -> {
			channel.basicPublish("", queue, new BasicProperties.Builder().headers(headers).build(), body.getBytes());
			return null;
		});
	}

	@Test
	void retryIsEventOfTheSpanOfItsDelivery() {
		publish("acme", "tickets", "fail and retry");

		ReceivedSpan process = span((span) -> is(span, "process tickets") && bodySize(span) == 14);
		assertThat(process.span().getEventsList()).filteredOn((event) -> event.getName().equals("retry")).hasSize(2);
		assertThat(seen()).filteredOn((text) -> text.startsWith("fail and retry")).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "direct", "stateful" })
	void listenerThatThrowsFailsItsSpanAndEachDeliveryAfterItIsARetry(String queue) {
		publish("acme", queue, "fail again in " + queue);
		patiently().untilAsserted(
				() -> assertThat(application().received().logsWith("Working on fail again in " + queue)).hasSize(3));
		patiently().until(() -> deliveries("id of fail again in " + queue).size() == 3);
		List<ReceivedSpan> deliveries = deliveries("id of fail again in " + queue);

		assertThat(deliveries).hasSize(3)
			.allSatisfy((span) -> assertThat(span.attribute("tenant_id")).isEqualTo("acme"));
		assertThat(deliveries).extracting(ReceivedSpan::traceId).containsOnly(deliveries.get(0).traceId());
		assertThat(deliveries).extracting((span) -> span.span().getStatus().getCode())
			.containsExactly(StatusCode.STATUS_CODE_ERROR, StatusCode.STATUS_CODE_ERROR, StatusCode.STATUS_CODE_UNSET);
		assertThat(deliveries).extracting((span) -> span.span().getEventsList().stream().map(Event::getName).toList())
			.extracting((events) -> events.contains("retry"))
			.containsExactly(false, true, true);
		publish("globex", queue, "after " + queue);
		patiently().untilAsserted(() -> assertThat(seen()).contains("after " + queue + " globex globex"));
	}

	@Test
	void messageThatNobodyTakesIsCountedUnderTheTenantOfItsSender() {
		Message message = MessageBuilder.withBody("lost".getBytes()).setMessageId("id of lost").build();
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
			application().context().getBean("returningTemplate", RabbitTemplate.class).send("nowhere", message);
		}

		patiently().untilAsserted(() -> assertThat(application().received().pointsOf("amqp.publisher.returns"))
			.anySatisfy((point) -> assertThat(point.attributes()).containsEntry("tenant_id", "acme")
				.containsEntry("messaging.destination.name", "amq.default")
				.containsEntry("amqp.reply.code", 312L)));
		ReceivedSpan publish = span((span) -> "id of lost".equals(span.attribute("messaging.message.id")));
		patiently()
			.untilAsserted(() -> assertThat(application().received().logsWith("The broker returned")).singleElement()
				.satisfies((log) -> assertThat(log.traceId()).isEqualTo(publish.traceId()))
				.satisfies((log) -> assertThat(log.attribute("tenant_id")).isEqualTo("acme")));
	}

	protected void publish(String tenant, String queue, String body) {
		Message message = MessageBuilder.withBody(body.getBytes()).setMessageId("id of " + body).build();
		if (tenant == null) {
			template().send(queue, message);
			return;
		}
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of(tenant))) {
			template().send(queue, message);
		}
	}

	protected RabbitTemplate template() {
		return application().context().getBean(RabbitTemplate.class);
	}

	protected java.util.Queue<String> seen() {
		return application().context().getBean(AmqpApplication.Worker.class).seen;
	}

	protected ReceivedSpan span(Predicate<ReceivedSpan> wanted) {
		return patiently().until(
				() -> application().received().spans().stream().filter(wanted).findFirst().orElse(null),
				Objects::nonNull);
	}

	protected static boolean is(ReceivedSpan span, String name) {
		return span.name().equals(name);
	}

	protected static boolean isTargetOf(ReceivedSpan span, Link link) {
		return HexFormat.of().formatHex(link.getSpanId().toByteArray()).equals(span.spanId());
	}

	private List<ReceivedSpan> deliveries(String messageId) {
		return application().received()
			.spans()
			.stream()
			.filter((span) -> span.name().startsWith("process ")
					&& messageId.equals(span.attribute("messaging.message.id")))
			.sorted(Comparator.comparingLong((span) -> span.span().getStartTimeUnixNano()))
			.toList();
	}

	protected static long bodySize(ReceivedSpan span) {
		return (span.attributes().get("messaging.message.body.size") instanceof Long size) ? size : -1;
	}

}
