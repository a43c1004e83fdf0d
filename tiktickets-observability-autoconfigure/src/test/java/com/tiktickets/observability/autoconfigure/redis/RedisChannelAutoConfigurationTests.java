package com.tiktickets.observability.autoconfigure.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.redis.ChannelInstrumentation;
import com.tiktickets.observability.redis.RedisChannels;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RedisChannelAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(RedisChannelAutoConfiguration.class)
		.withPropertyValues("tiktickets.observability.redis.channels=tickets");

	@Test
	void messagesOfListedChannelsHaveTheTenant() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(ChannelInstrumentation.class)
				.hasSingleBean(RedisChannelPostProcessor.class);
			assertThat(published(context)).contains("acme").endsWith("opened");
		});
	}

	@Test
	void startsWithoutSpringData() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.data.redis"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(RedisChannels.class)
				.doesNotHaveBean(ChannelInstrumentation.class)
				.doesNotHaveBean(RedisChannelPostProcessor.class));
	}

	@Test
	void messagesStayAsTheyAreWithTheSwitchOff() {
		this.runner.withPropertyValues("tiktickets.observability.redis.enabled=false")
			.run((context) -> assertThat(published(context)).isEqualTo("opened"));
	}

	@Test
	void channelsOfTheApplicationWin() {
		RedisChannels own = mock(RedisChannels.class);
		this.runner.withBean(RedisChannels.class, () -> own)
			.run((context) -> assertThat(context).getBean(RedisChannels.class).isSameAs(own));
	}

	private static String published(AssertableApplicationContext context) {
		AtomicReference<String> published = new AtomicReference<>();
		try (var scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
			context.getBean(RedisChannels.class)
				.publish("tickets", "opened", (channel, message) -> published.set(message));
		}
		return published.get();
	}

}
