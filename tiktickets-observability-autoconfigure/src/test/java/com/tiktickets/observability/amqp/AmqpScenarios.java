package com.tiktickets.observability.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.Documentation;
import com.tiktickets.observability.semconv.MessagingMetrics;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.ReceiveAndReplyMessageCallback;

/** What a process emits of its messages, whatever broker it has. */
public abstract class AmqpScenarios extends AmqpFailureScenarios {

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
			.isNotEmpty()
			.allSatisfy((point) -> assertThat(point.attributes().keySet())
				.doesNotContain("messaging.rabbitmq.destination.routing_key", "error"));
	}

	@Test
	void whatArrivesIsDocumented() {
		durationsAndCountsAreOfTheirTenantAndNotOfTheirRoutingKey();
		List<List<String>> rows = Documentation.table("docs/observability/naming-conventions.md", "Messaging metrics");
		assertThat(application().received().points()).extracting(ReceivedPoint::metric)
			.filteredOn((name) -> name.startsWith("messaging.") || name.startsWith("amqp."))
			.filteredOn((name) -> !name.endsWith(".max"))
			.isNotEmpty()
			.isSubsetOf(rows.stream().map((row) -> row.get(0)).toList());
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
	void messageThatIsAskedForAndAnsweredHasASpanOfEach() {
		publish("acme", "asked", "question");

		patiently().until(() -> template().receiveAndReply("asked",
				(ReceiveAndReplyMessageCallback) (
						question) -> MessageBuilder.withBody("answer".getBytes()).setMessageId("id of answer").build(),
				"", "parked"));

		ReceivedSpan receive = span((span) -> is(span, "receive asked") && bodySize(span) == "question".length());
		assertThat(receive.span().getLinksList()).hasSize(1);
		assertThat(span((span) -> is(span, "publish amq.default")
				&& "id of answer".equals(span.attribute("messaging.message.id")))
			.kind()).isEqualTo(SpanKind.SPAN_KIND_PRODUCER);
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

}
