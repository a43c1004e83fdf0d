package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import com.tiktickets.embedded.EmbeddedRedis;
import com.tiktickets.observability.redis.RedisChannels;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedSpan;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.PatternTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

class RedisChannelTests {

	private static final Duration SLOW = Duration.ofSeconds(30);

	private static final List<String> HEARD = new CopyOnWriteArrayList<>();

	private static final List<String> RAW = new CopyOnWriteArrayList<>();

	private static EmbeddedRedis redis;

	private static WireApplication application;

	@BeforeAll
	static void start() throws IOException {
		redis = EmbeddedRedis.start();
		application = WireApplication.start(Agents.class, "spring.data.redis.port=" + redis.port(),
				"spring.data.redis.host=localhost", "spring.data.redis.timeout=2s",
				"tiktickets.observability.redis.channels=agents.*");
	}

	@AfterAll
	static void stop() {
		application.close();
		redis.close();
	}

	@Test
	void listenerContinuesTheTraceUnderTheTenantOfThePublisher() {
		publish("acme", "agents.1", "one");
		await().atMost(SLOW).untilAsserted(() -> assertThat(HEARD).contains("one as acme"));
		ReceivedSpan process = span("process agents.*", "acme");
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(application.received().spansOf(process.traceId())).anySatisfy((span) -> {
				assertThat(span.name()).isEqualTo("publish agents.*");
				assertThat(span.spanId()).isEqualTo(process.parentSpanId());
			}));
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(application.received().pointsOf("redis.pubsub.delivery.duration"))
				.anySatisfy((point) -> assertThat(point.attributes()).containsEntry("redis.channel", "agents.*")
					.containsEntry("tenant_id", "acme")));
	}

	@Test
	void channelThatIsNotListedCarriesTheMessageAndNothingElse() {
		publish("acme", "plain", "two");
		await().atMost(SLOW).untilAsserted(() -> assertThat(RAW).contains("two"));
		await().atMost(SLOW).untilAsserted(() -> assertThat(HEARD).contains("two as _unknown"));
	}

	@Test
	void tenantOnChannelThatIsNotListedIsNotBelieved() {
		template().convertAndSend("plain", "\u0001otel\tbaggage=tenant_id=globex\nthree");
		await().atMost(SLOW).untilAsserted(() -> assertThat(HEARD).contains("three as _unknown"));
	}

	@Test
	void tenantsOfMessagesAreCounted() {
		publish("acme", "agents.5", "five");
		publishAsItIs("agents.6", "\u0001otel\tbaggage=tenant_id=..%2F\nsix");
		await().atMost(SLOW).untilAsserted(() -> assertThat(HEARD).contains("six as _unknown"));
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(application.received().pointsOf("tenant.resolutions"))
				.anySatisfy((point) -> assertThat(point.attributes()).containsEntry("tenant_id", "acme")
					.containsEntry("tenant.resolution.source", "baggage")));
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(application.received().pointsOf("tenant.rejections"))
				.anySatisfy((point) -> assertThat(point.attributes()).containsEntry("tenant_id", "_unknown")
					.containsEntry("tenant.rejection.reason", "invalid")
					.containsEntry("tenant.resolution.source", "baggage")));
	}

	@Test
	void requestForDetailTravelsWithPublications() {
		String trace = "0af7651916cd43dd8448eb211c80319d";
		publishAsItIs("agents.7",
				"\u0001otel\ttraceparent=00-" + trace + "-b7ad6b7169203331-00\tbaggage=tenant_id=acme,tenant.detail="
						+ Instant.now().plusSeconds(60).getEpochSecond() + "/DEBUG/ROOT\nseven");
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(application.received().spansOf(trace)).singleElement()
				.satisfies((span) -> assertThat(span.attributes()).containsEntry("tenant_id", "acme")
					.containsEntry("tenant.detail", true)));
	}

	private static void publishAsItIs(String channel, String message) {
		template()
			.execute((RedisCallback<Long>) (connection) -> connection.publish(channel.getBytes(), message.getBytes()));
	}

	@Test
	void lineThatCannotBeReadReachesTheListenerAsItIs() {
		template().convertAndSend("agents.2", "\u0001otel\tnothing follows");
		await().atMost(SLOW).untilAsserted(() -> assertThat(HEARD).contains("\u0001otel\tnothing follows as _unknown"));
	}

	@Test
	void listenerThatThrowsDoesNotStopTheNextMessage() {
		publish("acme", "agents.3", "throw");
		publish("acme", "agents.3", "four");
		await().atMost(SLOW).untilAsserted(() -> assertThat(HEARD).contains("four as acme"));
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(application.received().spansNamed("process agents.*"))
				.anySatisfy((span) -> assertThat(span.attributes()).containsEntry("error.type",
						"java.lang.IllegalStateException")));
	}

	@Test
	void channelOfARedisThatGoesAwayAndReturnsIsHeardAgainUnderTheTenantOfThePublisher() throws IOException {
		redis.close();
		assertThatException().isThrownBy(() -> publish("acme", "agents.4", "in vain"));
		assertThat(TenantContext.current()).isEqualTo(TenantId.SYSTEM);
		redis = EmbeddedRedis.start(redis.port());
		await().atMost(SLOW.multipliedBy(2)).ignoreExceptions().until(() -> {
			publish("globex", "agents.4", "back");
			return HEARD.contains("back as globex");
		});
		assertThat(HEARD).isNotEmpty().noneMatch((text) -> text.startsWith("in vain"));
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(application.received().spansNamed("publish agents.*"))
				.anySatisfy((span) -> assertThat(span.attributes()).containsEntry("tenant_id", "acme")
					.containsKey("error.type")));
	}

	private static void publish(String tenant, String channel, String message) {
		try (var scope = TenantContext.makeCurrent(TenantId.of(tenant))) {
			application.context().getBean(RedisChannels.class).publish(channel, message, template()::convertAndSend);
		}
	}

	private static StringRedisTemplate template() {
		return application.context().getBean(StringRedisTemplate.class);
	}

	private static ReceivedSpan span(String name, String tenant) {
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(application.received().spansNamed(name))
				.anyMatch((span) -> tenant.equals(span.attribute("tenant_id"))));
		return application.received()
			.spansNamed(name)
			.stream()
			.filter((span) -> tenant.equals(span.attribute("tenant_id")))
			.findFirst()
			.orElseThrow();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Agents {

		@Bean
		RedisMessageListenerContainer container(RedisConnectionFactory connectionFactory, RedisChannels channels) {
			RedisMessageListenerContainer container = new RedisMessageListenerContainer();
			container.setConnectionFactory(connectionFactory);
			container.addMessageListener(channels.listener((message, pattern) -> {
				String text = new String(message.getBody());
				if (text.equals("throw")) {
					throw new IllegalStateException("agents are away");
				}
				HEARD.add(text + " as " + TenantContext.current());
			}), List.of(new PatternTopic("agents.*"), new ChannelTopic("plain")));
			container.addMessageListener((message, pattern) -> RAW.add(new String(message.getBody())),
					new ChannelTopic("plain"));
			return container;
		}

	}

}
