package com.tiktickets.observability.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.test.ReceivedSpan;
import com.tiktickets.observability.wire.WireApplication;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** A broker that goes away and returns, whatever broker it is. */
public abstract class AmqpOutageScenarios {

	/** Without confirms: Spring waits for those that never come when all is over. */
	protected static WireApplication start(int port) {
		return WireApplication.start(AmqpApplication.class, "spring.rabbitmq.host=127.0.0.1",
				"spring.rabbitmq.port=" + port, "tiktickets.observability.amqp.queues.interval=1s",
				"logging.level.qpid=OFF", "logging.level.org.apache.qpid=OFF");
	}

	protected abstract WireApplication application();

	/** Ends all connections; new ones are refused. */
	protected abstract void takeAway() throws Exception;

	protected abstract void bringBack() throws Exception;

	@Test
	void brokerThatGoesAwayAndReturnsHasLostNothingThatItHad() throws Exception {
		publish("acme", "parked", "waits");
		publish("acme", "held", "hold");
		assertThat(worker().holding.tryAcquire(30, TimeUnit.SECONDS)).isTrue();

		takeAway();
		// Until the client has noticed, what it writes goes nowhere.
		patiently()
			.untilAsserted(() -> assertThatException().isThrownBy(() -> publish("globex", "tickets", "in vain")));
		assertThat(TenantContext.current()).isEqualTo(TenantId.SYSTEM);
		assertThat(MDC.get("tenant_id")).isNull();
		worker().letGo.countDown();
		bringBack();

		assertPublishedAgain();
		assertHeldIsDeliveredAgain();
		patiently().untilAsserted(() -> assertThat(template().receive("parked", 1_000)).isNotNull()
			.extracting(Message::getBody)
			.isEqualTo("waits".getBytes()));
		assertThat(worker().seen).isNotEmpty().noneMatch((text) -> text.startsWith("in vain"));
		assertThat(application().received().spans()).isNotEmpty()
			.noneMatch((span) -> "acme".equals(span.attribute("tenant_id")) && span.name().equals("process tickets"));
	}

	/** A message whose delivery was cut off is the broker's still. */
	private void assertHeldIsDeliveredAgain() {
		patiently().untilAsserted(() -> assertThat(spans("process held")).hasSize(2)
			.allSatisfy((span) -> assertThat(span.attribute("tenant_id")).isEqualTo("acme")));
		assertThat(spans("process held")).extracting(ReceivedSpan::traceId)
			.containsOnly(spans("process held").get(0).traceId());
		assertThat(worker().seen).filteredOn((text) -> text.startsWith("hold"))
			.containsExactly("hold acme acme", "hold acme acme");
	}

	private void assertPublishedAgain() {
		patiently().ignoreExceptions().until(() -> {
			publish("globex", "tickets", "again");
			return true;
		});
		patiently().untilAsserted(() -> assertThat(worker().seen).contains("again globex globex"));
		// As many have never waited there before.
		publish("acme", "parked", "waits too");
		patiently().untilAsserted(() -> assertThat(application().received().lastPointsOf("messaging.queue.depth"))
			.anyMatch((point) -> "parked".equals(point.attribute("messaging.destination.name")) && point.value() == 2));
	}

	private List<ReceivedSpan> spans(String name) {
		return application().received().spansNamed(name);
	}

	private void publish(String tenant, String queue, String body) {
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of(tenant))) {
			template().send(queue, MessageBuilder.withBody(body.getBytes()).setMessageId("id of " + body).build());
		}
	}

	private RabbitTemplate template() {
		return application().context().getBean(RabbitTemplate.class);
	}

	private AmqpApplication.Worker worker() {
		return application().context().getBean(AmqpApplication.Worker.class);
	}

	private static ConditionFactory patiently() {
		return await().atMost(Duration.ofMinutes(2));
	}

}
