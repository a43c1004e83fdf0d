package com.tiktickets.observability.amqp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.amqp.AmqpScenarios;
import com.tiktickets.observability.test.ReceivedSpan;
import com.tiktickets.observability.wire.WireApplication;
import io.opentelemetry.proto.trace.v1.Span.Link;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
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
			.waitingFor(Wait.forLogMessage(".*Server startup complete.*", 1));
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
	void deadLetterIsLinkedToTheTraceOfItsSender() {
		new RabbitAdmin(template()).declareQueue(QueueBuilder.nonDurable("expiring")
			.ttl(1)
			.deadLetterExchange("")
			.deadLetterRoutingKey("direct")
			.build());
		publish("acme", "expiring", "dead");

		ReceivedSpan process = span(
				(span) -> "id of dead".equals(span.attribute("messaging.message.id")) && is(span, "process direct"));
		assertThat(process.attribute("tenant_id")).isEqualTo("acme");
		assertThat(process.span().getLinksList()).singleElement().satisfies((Link link) -> {
			ReceivedSpan sender = span((span) -> isTargetOf(span, link));
			assertThat(sender.traceId()).isEqualTo(process.traceId());
			assertThat(link.getAttributesList()).extracting((attribute) -> attribute.getKey())
				.containsExactlyInAnyOrder("amqp.death.reason", "amqp.death.queue", "amqp.death.count");
		});
	}

	/** The embedded broker closes the channel instead. */
	@Test
	void unroutableMessageIsCountedAndLoggedInItsTrace() {
		publish("initech", "no-such-queue", "lost");

		patiently().untilAsserted(() -> assertThat(application().received().pointsOf("amqp.publisher.returns"))
			.anyMatch((point) -> "initech".equals(point.attribute("tenant_id"))));
		patiently().untilAsserted(() -> assertThat(application().received().logsWith("The broker returned a message"))
			.anySatisfy((log) -> assertThat(log.traceId()).hasSize(32)));
	}

}
