package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.embedded.EmbeddedBroker;
import com.tiktickets.embedded.EmbeddedRedis;
import com.tiktickets.observability.redis.RedisChannels;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantVerifier;
import com.tiktickets.observability.whatsapp.MessageType;
import com.tiktickets.observability.whatsapp.WhatsAppMessage;
import com.tiktickets.observability.whatsapp.WhatsAppTelemetry;
import com.tiktickets.observability.wire.ProtocolApplication.Work;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Each way to act as another tenant: nothing is believed, and each attempt is counted.
 */
class TenantSpoofTests {

	private static final Set<String> TENANTS = Set.of("acme", "globex");

	private static EmbeddedBroker broker;

	private static EmbeddedRedis redis;

	private static WireApplication application;

	@BeforeAll
	static void start() throws Exception {
		broker = EmbeddedBroker.start();
		redis = EmbeddedRedis.start();
		application = WireApplication.start(WithVerifier.class, "spring.rabbitmq.host=127.0.0.1",
				"spring.rabbitmq.port=" + broker.port(), "spring.data.redis.host=127.0.0.1",
				"spring.data.redis.port=" + redis.port(),
				"tiktickets.observability.redis.channels=" + ProtocolApplication.CHANNEL, "logging.level.qpid=OFF",
				"logging.level.org.apache.qpid=OFF");
	}

	@AfterAll
	static void stop() throws Exception {
		application.close();
		redis.close();
		broker.close();
	}

	@AfterEach
	void clear() {
		application.received().clear();
	}

	@Test
	void headerOfAStranger() {
		application.get("/operations/stranger", "X-Tenant-Id", "globex");
		assertWorkOf("http stranger", "_unknown");
		awaitRejection("_unknown", "untrusted", "header");
	}

	@Test
	void headerOfAnotherTenant() {
		application.get("/operations/other", "X-Tenant-Id", "globex", "Authorization", TestSecurity.bearer("acme"));
		assertWorkOf("http other", "acme");
		awaitRejection("acme", "untrusted", "header");
	}

	@Test
	void baggageOfAStranger() {
		application.get("/operations/baggage", "baggage", "tenant_id=globex");
		assertWorkOf("http baggage", "_unknown");
		awaitRejection("_unknown", "untrusted", "baggage");
	}

	@Test
	void tokenWithTheSignatureOfSomebodyElse() {
		String token = TestSecurity.bearer("globex");
		assertThat(application.get("/operations/forged", "Authorization", token.substring(0, token.length() - 8))
			.statusCode()).isEqualTo(401);
		await().untilAsserted(() -> assertThat(application.received().spans())
			.filteredOn((span) -> "401".equals("" + span.attribute("http.response.status_code")))
			.singleElement()
			.satisfies((span) -> assertThat(span.attribute("tenant_id")).isEqualTo("_unknown")));
		assertThat(application.received().logsWith("Done http forged")).isEmpty();
	}

	@Test
	void tokenOfATenantThatDoesNotExist() {
		application.get("/operations/token", "Authorization", TestSecurity.bearer("nobody"));
		assertWorkOf("http token", "_unknown");
		awaitRejection("_unknown", "unknown", "principal");
	}

	@Test
	void failingVerifierBelievesNobody() {
		application.get("/operations/failing", "Authorization", TestSecurity.bearer("broken"));
		assertWorkOf("http failing", "_unknown");
		awaitRejection("_unknown", "verifier_error", "principal");
	}

	@Test
	void amqpHeaderOfATenantThatDoesNotExist() {
		send("tenant_id=nobody", "unknown");
		assertWorkOf("amqp unknown", "_unknown");
		awaitRejection("_unknown", "unknown", "baggage");
	}

	@Test
	void amqpHeaderThatIsNoTenant() {
		send("tenant_id=_system", "reserved");
		assertWorkOf("amqp reserved", "_unknown");
		awaitRejection("_unknown", "invalid", "baggage");
	}

	@Test
	void redisMessageOfATenantThatDoesNotExist() {
		try (var scope = TenantContext.makeCurrent(TenantId.of("nobody"))) {
			application.context()
				.getBean(RedisChannels.class)
				.publish(ProtocolApplication.CHANNEL, "published",
						application.context().getBean(StringRedisTemplate.class)::convertAndSend);
		}
		assertWorkOf("redis published", "_unknown");
		awaitRejection("_unknown", "unknown", "baggage");
	}

	@Test
	void socketIoPayloadOfATenantThatDoesNotExist() throws Exception {
		emit(Map.of("token", "acme", "principal", "nobody"), "unknown");
		assertWorkOf("socketio unknown", "_unknown");
		awaitRejection("_unknown", "unknown", "principal");
		awaitRejection("_unknown", "mismatch", "token");
	}

	@Test
	void socketIoPayloadOfAnotherTenant() throws Exception {
		emit(Map.of("token", "globex", "principal", "acme", "tenant_id", "globex", "baggage", "tenant_id=globex"),
				"mismatch");
		assertWorkOf("socketio mismatch", "acme");
		awaitRejection("acme", "mismatch", "token");
	}

	@Test
	void stompConnectOfATenantThatDoesNotExist() throws Exception {
		StompAgent agent = StompAgent.connectAndLogIn(application, "acme", "nobody");
		agent.send("/app/operations/login", "now");
		assertWorkOf("stomp login", "_unknown");
		awaitRejection("_unknown", "unknown", "principal");
		agent.disconnect();
	}

	@Test
	void stompHandshakeOfATenantThatDoesNotExist() throws Exception {
		StompAgent agent = StompAgent.connect(application, "nobody");
		agent.send("/app/operations/handshake", "now");
		assertWorkOf("stomp handshake", "_unknown");
		awaitRejection("_unknown", "unknown", "principal");
		agent.disconnect();
	}

	@Test
	void whatsAppSessionOfATenantThatDoesNotExist() {
		application.context()
			.getBean(WhatsAppTelemetry.class)
			.session("of nobody", TenantId.of("nobody"), "simulated")
			.received(WhatsAppMessage.from("1", "5511987654321@c.us", MessageType.TEXT),
					() -> application.context().getBean(Work.class).done("whatsapp", "session"));
		assertWorkOf("whatsapp session", "_unknown");
		awaitRejection("_unknown", "unknown", "session");
	}

	private static void send(String baggage, String what) {
		application.context()
			.getBean(RabbitTemplate.class)
			.send("amqp",
					MessageBuilder.withBody(what.getBytes())
						.setContentType("text/plain")
						.setHeader("baggage", baggage)
						.setHeader("tenant_id", "globex")
						.setHeader("X-Tenant-Id", "globex")
						.build());
	}

	private static void emit(Map<String, String> auth, String what) throws Exception {
		SocketIoAgent agent = SocketIoAgent.connectWith(application, auth);
		agent.emit("work", what);
		await().until(() -> !application.received().logsWith("Done socketio " + what).isEmpty());
		agent.disconnect();
	}

	private static void assertWorkOf(String what, String tenant) {
		await().untilAsserted(() -> assertThat(application.received().logsWith("Done " + what)).isNotEmpty()
			.allSatisfy((log) -> assertThat(log.attribute("tenant_id")).isEqualTo(tenant)));
		String trace = application.received().logsWith("Done " + what).get(0).traceId();
		await().untilAsserted(() -> assertThat(application.received().spansOf(trace)).isNotEmpty());
		assertThat(application.received().spansOf(trace)).extracting((span) -> span.attribute("tenant_id"))
			.doesNotContain(tenant.equals("globex") ? "acme" : "globex")
			.contains(tenant);
	}

	private static void awaitRejection(String tenant, String reason, String source) {
		await().untilAsserted(() -> assertThat(application.received().pointsOf("tenant.rejections"))
			.anyMatch((point) -> tenant.equals(point.attribute("tenant_id"))
					&& reason.equals(point.attribute("tenant.rejection.reason"))
					&& source.equals(point.attribute("tenant.resolution.source"))));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(ProtocolApplication.class)
	static class WithVerifier {

		@Bean
		TenantVerifier tenantVerifier() {
			return (tenant) -> {
				if (tenant.value().equals("broken")) {
					throw new IllegalStateException("no tenants today");
				}
				return TENANTS.contains(tenant.value());
			};
		}

	}

}
