package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.embedded.EmbeddedRedis;
import com.tiktickets.observability.redis.RedisChannels;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.PatternTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.data.redis.serializer.RedisSerializer;

/** Templates and listeners of Spring Data that know nothing of this library. */
class RedisTemplateChannelTests {

	private static final Duration SLOW = Duration.ofSeconds(30);

	private static EmbeddedRedis redis;

	private static WireApplication application;

	@BeforeAll
	static void start() throws IOException {
		redis = EmbeddedRedis.start();
		application = agents("tiktickets.observability.redis.channels=agents.*");
	}

	@AfterAll
	static void stop() {
		application.close();
		redis.close();
	}

	@Test
	void listenerContinuesTheTraceUnderTheTenantOfThePublisher() {
		publish("acme", "agents.1", "one");
		awaitHeard(application, "one as acme");
		ReceivedSpan process = span("process agents.*", "acme");
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(application.received().spansOf(process.traceId())).anySatisfy((span) -> {
				assertThat(span.name()).isEqualTo("publish agents.*");
				assertThat(span.spanId()).isEqualTo(process.parentSpanId());
			}));
	}

	@Test
	void deliveryIsMeasuredUnderTheTenantOfThePublisher() {
		publish("measured", "agents.1", "two");
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(application.received().pointsOf("redis.pubsub.delivery.duration"))
				.anySatisfy((point) -> assertThat(point.attributes()).containsEntry("redis.channel", "agents.*")
					.containsEntry("tenant_id", "measured")));
	}

	@Test
	void objectKeepsTheSerializerOfItsTemplate() {
		try (var scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
			application.context().getBean("numbers", RedisTemplate.class).convertAndSend("agents.1", List.of(3));
		}
		awaitHeard(application, "[3] as acme");
	}

	@Test
	void channelThatIsNotListedHasNoSpanAndNoTenant() {
		publish("acme", "plain", "four");
		awaitHeard(application, "four as _system");
		publish("after", "agents.1", "five");
		span("process agents.*", "after");
		assertThat(application.received().spans()).noneMatch((span) -> span.name().equals("publish")
				|| span.name().equals("process") || span.name().contains("plain"));
	}

	@Test
	void listenerThatThrowsFailsItsSpanAndHearsTheNextMessage() {
		publish("failing", "agents.1", "throw");
		publish("acme", "agents.1", "six");
		awaitHeard(application, "six as acme");
		ReceivedSpan process = span("process agents.*", "failing");
		assertThat(process.span().getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
		assertThat(process.attributes()).containsEntry("error.type", "java.lang.IllegalStateException");
	}

	@Test
	void publicationThroughBothIsOne() {
		try (var scope = TenantContext.makeCurrent(TenantId.of("both"))) {
			application.context()
				.getBean(RedisChannels.class)
				.publish("agents.wrapped", "seven", template(application)::convertAndSend);
		}
		awaitHeard(application, "seven as both");
		String trace = span("process agents.*", "both").traceId();
		await().during(Duration.ofMillis(500))
			.atMost(SLOW)
			.untilAsserted(() -> assertThat(application.received().spansOf(trace))
				.filteredOn((span) -> span.name().endsWith("agents.*"))
				.extracting(ReceivedSpan::name)
				.containsExactlyInAnyOrder("publish agents.*", "process agents.*", "process agents.*"));
	}

	@Test
	void switchOffStillTakesTheLineAway() {
		try (WireApplication off = agents("tiktickets.observability.redis.channels=agents.*",
				"tiktickets.observability.redis.enabled=false")) {
			publish("acme", "agents.1", "eight");
			awaitHeard(off, "eight as _system");
			off.context().close();
			assertThat(off.received().spans()).noneMatch((span) -> span.name().startsWith("process"));
		}
	}

	@Test
	void applicationThatListsNoChannelIsLeftAlone() {
		try (WireApplication none = agents()) {
			template(none).convertAndSend("agents.1", "nine");
			awaitHeard(none, "nine as _system");
			assertThat(template(none).getClass()).isEqualTo(StringRedisTemplate.class);
		}
	}

	private static WireApplication agents(String... properties) {
		String[] all = new String[properties.length + 1];
		System.arraycopy(properties, 0, all, 1, properties.length);
		all[0] = "spring.data.redis.port=" + redis.port();
		return WireApplication.start(Agents.class, all);
	}

	private static void publish(String tenant, String channel, String message) {
		try (var scope = TenantContext.makeCurrent(TenantId.of(tenant))) {
			template(application).convertAndSend(channel, message);
		}
	}

	private static StringRedisTemplate template(WireApplication application) {
		return application.context().getBean(StringRedisTemplate.class);
	}

	private static void awaitHeard(WireApplication application, String text) {
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(application.context().getBean(Agents.class).heard).contains(text));
	}

	private static ReceivedSpan span(String name, String tenant) {
		return await().atMost(SLOW)
			.until(() -> application.received()
				.spansNamed(name)
				.stream()
				.filter((span) -> tenant.equals(span.attribute("tenant_id")))
				.findFirst()
				.orElse(null), (span) -> span != null);
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Agents {

		private final Queue<String> heard = new ConcurrentLinkedQueue<>();

		@Bean
		RedisTemplate<String, Object> numbers(RedisConnectionFactory connectionFactory) {
			RedisTemplate<String, Object> template = new RedisTemplate<>();
			template.setConnectionFactory(connectionFactory);
			template.setValueSerializer(RedisSerializer.java());
			return template;
		}

		@Bean
		RedisMessageListenerContainer container(RedisConnectionFactory connectionFactory, RedisChannels channels) {
			RedisMessageListenerContainer container = new RedisMessageListenerContainer();
			container.setConnectionFactory(connectionFactory);
			container.addMessageListener((message, pattern) -> hear(message.getBody()),
					List.of(new PatternTopic("agents.*"), new ChannelTopic("plain")));
			container.addMessageListener(channels.listener((message, pattern) -> Span.current().addEvent("heard")),
					new ChannelTopic("agents.wrapped"));
			return container;
		}

		private void hear(byte[] body) {
			String text = (body[0] == (byte) 0xac) ? "" + RedisSerializer.java().deserialize(body) : new String(body);
			if (text.equals("throw")) {
				throw new IllegalStateException("agents are away");
			}
			this.heard.add(text + " as " + TenantContext.current());
		}

	}

}
