package com.tiktickets.observability.amqp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.amqp.AmqpScenarios;
import com.tiktickets.observability.test.ReceivedSpan;
import com.tiktickets.observability.wire.WireApplication;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The scenarios on a real RabbitMQ, and what only that one knows. */
class RabbitMqIT extends AmqpScenarios {

	private static final int AMQP = 5672;

	private static GenericContainer<?> broker;

	private static WireApplication application;

	@BeforeAll
	static void start() {
		broker = new GenericContainer<>("rabbitmq:4.0-management").withExposedPorts(AMQP)
			.waitingFor(Wait.forListeningPort().withStartupTimeout(Duration.ofMinutes(2)));
		broker.start();
		application = start(broker.getMappedPort(AMQP));
	}

	@AfterAll
	static void stop() {
		application.close();
		broker.stop();
	}

	@Override
	protected WireApplication application() {
		return application;
	}

	@Test
	void deadLetterStaysInTheTraceOfItsSender() {
		new RabbitAdmin(template()).declareQueue(QueueBuilder.nonDurable("expiring")
			.ttl(1)
			.deadLetterExchange("")
			.deadLetterRoutingKey("direct")
			.build());
		publish("acme", "expiring", "dead");

		ReceivedSpan process = span(
				(span) -> "id of dead".equals(span.attribute("messaging.message.id")) && is(span, "process direct"));
		assertThat(process.attribute("tenant_id")).isEqualTo("acme");
		assertThat(process.attributes()).containsEntry("amqp.death.reason", "expired")
			.containsEntry("amqp.death.queue", "expiring")
			.containsEntry("amqp.death.count", 1L);
		ReceivedSpan sender = span((span) -> "id of dead".equals(span.attribute("messaging.message.id"))
				&& is(span, "publish amq.default"));
		assertThat(process.traceId()).isEqualTo(sender.traceId());
		assertThat(process.span().getLinksList()).singleElement()
			.satisfies((link) -> assertThat(isTargetOf(sender, link)).isTrue())
			.satisfies((link) -> assertThat(link.getAttributesList()).extracting(KeyValue::getKey)
				.contains("amqp.death.reason", "amqp.death.queue", "amqp.death.count"));
	}

	@Test
	void messageThatIsRetriedInVainIsDeadLetteredOnceAndLinkedToItsSender() {
		new RabbitAdmin(template()).declareQueue(
				QueueBuilder.nonDurable("doomed").deadLetterExchange("").deadLetterRoutingKey("tickets").build());
		SimpleMessageListenerContainer container = application.context()
			.getBean("rabbitListenerContainerFactory", SimpleRabbitListenerContainerFactory.class)
			.createListenerContainer();
		container.setQueueNames("doomed");
		container.setMessageListener((MessageListener) (message) -> {
			throw new IllegalStateException("in vain");
		});
		container.start();
		publish("acme", "doomed", "doom");

		ReceivedSpan died = span((span) -> is(span, "process doomed"));
		ReceivedSpan buried = span(
				(span) -> is(span, "process tickets") && "id of doom".equals(span.attribute("messaging.message.id")));
		container.stop();
		assertThat(died.span().getEventsList()).filteredOn((event) -> event.getName().equals("retry")).hasSize(2);
		assertThat(died.span().getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
		assertThat(buried.attributes()).containsEntry("tenant_id", "acme")
			.containsEntry("amqp.death.reason", "rejected");
		assertThat(buried.traceId()).isEqualTo(died.traceId());
		assertThat(buried.span().getLinksList()).singleElement()
			.satisfies((link) -> assertThat(isTargetOf(span((span) -> is(span, "publish amq.default")
					&& "id of doom".equals(span.attribute("messaging.message.id"))), link))
				.isTrue());
		assertThat(seen()).filteredOn((text) -> text.startsWith("doom")).containsExactly("doom acme acme");
	}

}
