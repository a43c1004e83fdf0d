package com.tiktickets.sample.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Connection;
import com.tiktickets.observability.test.ReceivedItem;
import com.tiktickets.observability.test.ReceivedSpan;
import com.tiktickets.sample.journey.LiveAgent.Heard;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * From a request to the agents' screens: HTTP, PostgreSQL, RabbitMQ, worker, WhatsApp,
 * acknowledgement, Redis, Socket.IO and STOMP. What is asserted is what left the process.
 */
public abstract class JourneyScenarios {

	private static final int ROUNDS = 10;

	private static final String CUSTOMER = "5511987654321";

	protected abstract RunningSample sample();

	@Test
	void replyOverHttpReachesCustomerAndAgentsInOneTraceOfOneTenant() throws Exception {
		try (LiveAgent agent = LiveAgent.connect(sample(), "umbrella")) {
			String token = sample().token("umbrella");
			String ticket = sample().open(token, newTrace(), "No code", CUSTOMER);
			String trace = newTrace();
			sample().answer(token, trace, ticket, "Try again.");
			Heard socketIo = heard(agent.socketIo(), (heard) -> heard.isDelivered(ticket, "Try again."));
			Heard stomp = heard(agent.stomp(), (heard) -> heard.isDelivered(ticket, "Try again."));
			assertThat(List.of(socketIo, stomp)).extracting(Heard::trace).containsOnly(trace);
			assertThat(trace(trace).wayTo(socketIo.span()))
				.containsExactlyElementsOf(JourneyTrace.way("push socket.io", "POST /tickets/{id}/replies"));
			assertThat(trace(trace).wayTo(stomp.span()))
				.containsExactlyElementsOf(JourneyTrace.way("push stomp", "POST /tickets/{id}/replies"));
			trace(trace).assertChild("INSERT reply", "POST /tickets/{id}/replies");
			trace(trace).assertChild("GET", "process ticket-changes");
			trace(trace).assertChild("PUBLISH", "publish tickets.news");
			trace(trace).assertOneTenant("umbrella");
		}
	}

	@Test
	void replyOverStompIsTheSameJourneyFromItsFrameOn() throws Exception {
		try (LiveAgent agent = LiveAgent.connect(sample(), "hooli")) {
			String ticket = sample().open(sample().token("hooli"), newTrace(), "No code", CUSTOMER);
			agent.answer(ticket, "Over the socket.");
			Heard heard = heard(agent.socketIo(), (news) -> news.isDelivered(ticket, "Over the socket."));
			assertThat(trace(heard.trace()).wayTo(heard.span()))
				.containsExactlyElementsOf(JourneyTrace.way("push socket.io", "process /app/reply"));
			ReceivedSpan root = trace(heard.trace()).named("process /app/reply");
			assertThat(root.parentSpanId()).isEmpty();
			assertThat(root.span().getLinksList()).hasSize(1);
			trace(heard.trace()).assertOneTenant("hooli");
		}
	}

	@Test
	void pointsOfEachPartOfTheJourneyCarryItsTenant() throws Exception {
		try (LiveAgent agent = LiveAgent.connect(sample(), "wonka")) {
			String token = sample().token("wonka");
			String ticket = sample().open(token, newTrace(), "No code", CUSTOMER);
			heard(agent.socketIo(), (heard) -> heard.isOf(ticket) && heard.ticket().path("delivered").asBoolean());
			sample().answer(token, newTrace(), ticket, "Try again.");
			heard(agent.stomp(), (heard) -> heard.isDelivered(ticket, "Try again."));
		}
		for (String metric : List.of("http.server.request.duration", "db.client.operation.duration", "ticket.opened",
				"ticket.first_response.duration", "messaging.client.operation.duration", "messaging.process.duration",
				"cache.gets", "whatsapp.messages", "whatsapp.message.send.duration", "whatsapp.message.ack.duration",
				"redis.pubsub.delivery.duration", "socket.events")) {
			patiently().untilAsserted(() -> assertThat(sample().received().pointsOf(metric)).as(metric)
				.anySatisfy((point) -> assertThat(point.attribute("tenant_id")).isEqualTo("wonka")));
		}
		assertThat(sample().received().items()).isNotEmpty()
			.allSatisfy((item) -> assertThat(item.attribute("tenant_id")).as(item.toString()).isNotBlank());
	}

	@Test
	void numberThatIsNobodysFailsTheTraceAndTheAgentsKnowTheRest() throws Exception {
		try (LiveAgent agent = LiveAgent.connect(sample(), "acme")) {
			String trace = newTrace();
			String ticket = sample().open(sample().token("acme"), trace, "No phone", "5511900000404");
			heard(agent.socketIo(), (heard) -> heard.isOf(ticket) && !heard.ticket().path("delivered").asBoolean());
			patiently().untilAsserted(
					() -> assertThat(sample().received().logsWith("Customer could not be told")).anySatisfy((log) -> {
						assertThat(log.traceId()).isEqualTo(trace);
						assertThat(log.attribute("tenant_id")).isEqualTo("acme");
					}));
			patiently().untilAsserted(() -> assertThat(trace(trace).named("whatsapp send").span().getStatus().getCode())
				.isEqualTo(StatusCode.STATUS_CODE_ERROR));
		}
	}

	@Test
	void numberOfTheCustomerLeavesTheProcessNowhere() throws Exception {
		String trace = newTrace();
		sample().open(sample().token("acme"), trace, "No code", "5521912345678");
		patiently().until(() -> !trace(trace).spans("whatsapp ack").isEmpty());
		assertThat(sample().received().items()).isNotEmpty()
			.extracting(ReceivedItem::toString)
			.noneMatch((item) -> item.contains("5521912345678"));
	}

	@Test
	void interleavedTenantsNeverMix() throws Exception {
		try (LiveAgent acme = LiveAgent.connect(sample(), "acme");
				LiveAgent globex = LiveAgent.connect(sample(), "globex")) {
			Map<String, String> tenantByTrace = openInterleaved(List.of("acme", "globex"));
			for (Map.Entry<String, String> each : tenantByTrace.entrySet()) {
				patiently().untilAsserted(() -> assertThat(trace(each.getKey()).spans("push stomp")).hasSize(2));
				trace(each.getKey()).assertOneTenant(each.getValue());
			}
			assertHeardOnly(acme, "Of acme", "Of globex");
			assertHeardOnly(globex, "Of globex", "Of acme");
		}
	}

	/** Returns the tenant of each trace. */
	private Map<String, String> openInterleaved(List<String> tenants) throws Exception {
		Map<String, String> tenantByTrace = new HashMap<>();
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<?>> work = new ArrayList<>();
			for (int round = 0; round < ROUNDS; round++) {
				for (String tenant : tenants) {
					String trace = newTrace();
					String token = sample().token(tenant);
					tenantByTrace.put(trace, tenant);
					work.add(threads.submit(() -> sample().open(token, trace, "Of " + tenant, CUSTOMER)));
				}
			}
			for (Future<?> opened : work) {
				opened.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		return tenantByTrace;
	}

	private static void assertHeardOnly(LiveAgent agent, String own, String others) {
		for (List<Heard> heard : List.of(agent.socketIo(), agent.stomp())) {
			patiently().untilAsserted(() -> assertThat(subjects(heard, own)).hasSize(2 * ROUNDS));
			assertThat(subjects(heard, others)).isEmpty();
		}
	}

	@Test
	void nothingIsLeftBehindInThreads() throws Exception {
		try (LiveAgent agent = LiveAgent.connect(sample(), "acme")) {
			for (int round = 0; round < 12; round++) {
				String ticket = sample().open(sample().token("acme"), newTrace(), "Round", CUSTOMER);
				agent.answer(ticket, "Done " + round);
				String text = "Done " + round;
				heard(agent.stomp(), (heard) -> heard.isDelivered(ticket, text));
			}
		}
		patiently().untilAsserted(() -> assertThat(PoolThreads.leftovers(sample())).isEmpty());
		String subject = "Stray " + UUID.randomUUID();
		String change = "{\"tenant\":\"acme\",\"ticketId\":\"%s\",\"channel\":\"web\",\"status\":\"closed\",\"subject\":\"%s\"}"
			.formatted(UUID.randomUUID(), subject);
		assertStartsFromNothing("process ticket-changes", () -> publishPast(change));
		String news = "{\"tenant\":\"acme\",\"id\":\"%s\",\"status\":\"closed\",\"subject\":\"Stray\",\"delivered\":false}"
			.formatted(UUID.randomUUID());
		assertStartsFromNothing("process tickets.news", () -> publishPast("tickets.news", news));
	}

	@Test
	void tokenThatIsNoneOfOursOpensNoConnection() throws Exception {
		assertThat(LiveAgent.tryToConnect(sample(), "forged")).isEqualTo("refused");
		assertThatThrownBy(() -> LiveAgent.session(sample(), "forged")).isNotNull();
		assertThat(LiveAgent.tryToConnect(sample(), sample().token("acme"))).isEqualTo("connected");
	}

	@Test
	void agentThatListensToOthersIsCutOff() throws Exception {
		try (LiveAgent agent = LiveAgent.connect(sample(), "acme")) {
			agent.subscribe("/queue/tickets-userother");
			patiently().until(() -> !agent.isConnectedByStomp());
		}
	}

	/**
	 * The consumer's threads cannot be asked; a message that carries nothing shows what
	 * they held on to.
	 */
	private void assertStartsFromNothing(String name, Publication publication) throws Exception {
		List<String> before = sample().received().spansNamed(name).stream().map(ReceivedSpan::spanId).toList();
		publication.publish();
		patiently().untilAsserted(() -> assertThat(sample().received().spansNamed(name))
			.filteredOn((span) -> !before.contains(span.spanId()) && span.parentSpanId().isEmpty())
			.singleElement()
			.satisfies((span) -> assertThat(span.attribute("tenant_id")).isEqualTo("_unknown")));
	}

	private void publishPast(String body) throws Exception {
		try (Connection connection = sample().bean(CachingConnectionFactory.class)
			.getRabbitConnectionFactory()
			.newConnection(); var channel = connection.createChannel()) {
			channel.basicPublish("tickets", "ticket.closed",
					new AMQP.BasicProperties.Builder().contentType("application/json").build(),
					body.getBytes(StandardCharsets.UTF_8));
		}
	}

	private void publishPast(String channel, String body) {
		sample().bean(StringRedisTemplate.class)
			.execute((RedisCallback<Long>) (redis) -> redis.publish(channel.getBytes(StandardCharsets.UTF_8),
					body.getBytes(StandardCharsets.UTF_8)));
	}

	private JourneyTrace trace(String traceId) {
		return new JourneyTrace(sample().received(), traceId);
	}

	private static List<String> subjects(List<Heard> heard, String subject) {
		return heard.stream().map((news) -> news.ticket().path("subject").asString()).filter(subject::equals).toList();
	}

	private static Heard heard(List<Heard> all, Predicate<Heard> expected) {
		return patiently().until(() -> all.stream().filter(expected).findFirst(), (found) -> found.isPresent()).get();
	}

	private static ConditionFactory patiently() {
		return await().atMost(Duration.ofSeconds(30));
	}

	private static String newTrace() {
		byte[] bytes = new byte[16];
		ThreadLocalRandom.current().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	private interface Publication {

		void publish() throws Exception;

	}

}
