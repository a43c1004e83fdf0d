package com.tiktickets.observability.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.Documentation;
import com.tiktickets.observability.semconv.MessagingMetrics;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import com.tiktickets.observability.wire.WireApplication;
import io.opentelemetry.proto.trace.v1.Span.Link;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
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

/** What a process emits of its messages, whatever broker it has. */
public abstract class AmqpScenarios {

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

	@ParameterizedTest
	@ValueSource(strings = { "tickets", "direct", "container" })
	void messageIsOneTraceOfTwoSpansUnderItsTenant(String queue) {
		String body = "one for " + queue;
		publish("acme", queue, body);

		ReceivedSpan process = span((span) -> is(span, "process " + queue) && bodySize(span) == body.length());
		ReceivedSpan publish = span((span) -> span.spanId().equals(process.parentSpanId()));
		assertThat(publish.name()).isEqualTo("publish amq.default");
		assertThat(publish.traceId()).isEqualTo(process.traceId());
		assertThat(publish.kind()).isEqualTo(SpanKind.SPAN_KIND_PRODUCER);
		assertThat(process.kind()).isEqualTo(SpanKind.SPAN_KIND_CONSUMER);
		assertThat(List.of(publish, process))
			.allSatisfy((span) -> assertThat(span.attributes()).containsEntry("tenant_id", "acme")
				.containsEntry("messaging.system", "rabbitmq")
				.containsEntry("messaging.message.id", "id of " + body)
				.containsEntry("messaging.rabbitmq.destination.routing_key", queue)
				.doesNotContainKeys("peer.service", "spring.rabbit.template.name", "spring.rabbit.listener.id"));
		assertThat(process.attributes()).containsEntry("messaging.destination.name", queue)
			.containsEntry("messaging.operation.name", "process")
			.containsEntry("messaging.operation.type", "process");
		assertThat(publish.attributes()).containsEntry("messaging.operation.type", "send");
		assertThat(seen()).contains(body + " acme acme");
		patiently()
			.untilAsserted(() -> assertThat(application().received().logsWith("Working on " + body)).singleElement()
				.satisfies((log) -> assertThat(log.spanId()).isEqualTo(process.spanId()))
				.satisfies((log) -> assertThat(log.attribute("tenant_id")).isEqualTo("acme")));
	}

	@Test
	void durationsAndCountsAreOfTheirTenantAndNotOfTheirRoutingKey() {
		publish("globex", "tickets", "counted");

		for (String metric : List.of(MessagingMetrics.CLIENT_OPERATION_DURATION, MessagingMetrics.PROCESS_DURATION,
				MessagingMetrics.CLIENT_SENT_MESSAGES, MessagingMetrics.CLIENT_CONSUMED_MESSAGES)) {
			patiently().untilAsserted(() -> assertThat(application().received().pointsOf(metric)).as(metric)
				.anyMatch((point) -> "globex".equals(point.attribute("tenant_id"))));
		}
		assertThat(application().received().points()).filteredOn((point) -> point.metric().startsWith("messaging."))
			.allSatisfy((point) -> assertThat(point.attributes().keySet())
				.doesNotContain("messaging.rabbitmq.destination.routing_key", "error"));
	}

	@Test
	void whatArrivesIsDocumented() {
		durationsAndCountsAreOfTheirTenantAndNotOfTheirRoutingKey();
		List<List<String>> rows = Documentation.table("docs/observability/naming-conventions.md",
				"Metrics of messaging");
		assertThat(application().received().points()).extracting(ReceivedPoint::metric)
			.filteredOn((name) -> name.startsWith("messaging.") || name.startsWith("amqp."))
			.filteredOn((name) -> !name.endsWith(".max"))
			.isSubsetOf(rows.stream().map((row) -> row.get(0)).toList());
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
			template().send("direct",
					MessageBuilder.withBody(body.getBytes()).setHeader(header, "x".repeat(size)).build());
			patiently().untilAsserted(() -> assertThat(seen()).contains(body + " _unknown _unknown"));
			await().during(Duration.ofMillis(500))
				.atMost(Duration.ofSeconds(30))
				.until(() -> seen().stream().filter((text) -> text.startsWith(body)).count() == 1);
		}
	}

	@Test
	void longBaggageOfAnotherServiceStillNamesTheTenant() {
		template().send("direct",
				MessageBuilder.withBody("long".getBytes())
					.setHeader("baggage", "tenant_id=acme,other=" + "x".repeat(2_000))
					.build());

		patiently().untilAsserted(() -> assertThat(seen()).contains("long acme acme"));
	}

	@Test
	void retryIsEventOfTheSpanOfItsDelivery() {
		publish("acme", "tickets", "fail and retry");

		ReceivedSpan process = span((span) -> is(span, "process tickets") && bodySize(span) == 14);
		assertThat(process.span().getEventsList()).filteredOn((event) -> event.getName().equals("retry")).hasSize(2);
		assertThat(seen()).filteredOn((text) -> text.startsWith("fail and retry")).hasSize(3);
	}

	@Test
	void batchIsOneSpanLinkedToEachSender() {
		publish("acme", "batches", "first");
		publish("acme", "batches", "second");

		ReceivedSpan process = span(
				(span) -> is(span, "process batches") && "acme".equals(span.attribute("tenant_id")));
		assertThat(process.attributes()).containsEntry("messaging.batch.message_count", 2L);
		assertThat(process.kind()).isEqualTo(SpanKind.SPAN_KIND_CONSUMER);
		assertThat(process.span().getLinksList()).hasSize(2)
			.allSatisfy((link) -> assertThat(span((span) -> isTargetOf(span, link)).name())
				.isEqualTo("publish amq.default"));
		assertThat(seen()).contains("batch 2 acme");
	}

	@Test
	void messageThatIsAskedForIsLinkedToItsSender() {
		publish("acme", "asked", "asked for");

		Message message = template().receive("asked", 10_000);

		assertThat(message).isNotNull();
		ReceivedSpan receive = span((span) -> is(span, "receive asked"));
		assertThat(receive.kind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
		assertThat(receive.span().getLinksList()).hasSize(1);
	}

	@Test
	void confirmedMessageIsCounted() {
		publish("acme", "tickets", "confirmed");

		patiently().untilAsserted(() -> assertThat(application().received().pointsOf("amqp.publisher.confirms"))
			.anyMatch((point) -> "ack".equals(point.attribute("amqp.confirm.outcome"))));
	}

	@Test
	void depthOfQueueIsMeasured() {
		publish("acme", "parked", "waits");

		patiently().untilAsserted(() -> assertThat(application().received().lastPointsOf("messaging.queue.depth"))
			.anyMatch((point) -> "parked".equals(point.attribute("messaging.destination.name")) && point.value() >= 1
					&& "_system".equals(point.attribute("tenant_id"))));
		patiently().untilAsserted(() -> assertThat(application().received().lastPointsOf("messaging.queue.consumers"))
			.anyMatch(
					(point) -> "tickets".equals(point.attribute("messaging.destination.name")) && point.value() == 1));
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

	private static long bodySize(ReceivedSpan span) {
		return (span.attributes().get("messaging.message.body.size") instanceof Long size) ? size : -1;
	}

}
