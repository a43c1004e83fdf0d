package com.tiktickets.observability.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.browser.BrowserAutoConfiguration;
import com.tiktickets.observability.autoconfigure.redis.RedisAutoConfiguration;
import com.tiktickets.observability.autoconfigure.redis.RedisPoolAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.whatsapp.WhatsAppAutoConfiguration;
import com.tiktickets.observability.browser.BrowserProcesses;
import com.tiktickets.observability.browser.BrowserSessions;
import com.tiktickets.observability.redis.RedisPools;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.whatsapp.WhatsAppSession;
import com.tiktickets.observability.whatsapp.WhatsAppTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;
import org.mockito.BDDMockito;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.RedisCacheManagerBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import oshi.SystemInfo;

class InstrumentationAbsenceTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TenantAutoConfiguration.class, WhatsAppAutoConfiguration.class,
				BrowserAutoConfiguration.class, RedisAutoConfiguration.class, RedisPoolAutoConfiguration.class))
		.withPropertyValues("tiktickets.observability.internal.mode=STARTER");

	@Test
	void browsersAreNotWatchedWithoutOshi() {
		this.runner.withClassLoader(new FilteredClassLoader(SystemInfo.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(BrowserSessions.class)
				.doesNotHaveBean(BrowserProcesses.class));
	}

	@Test
	void browsersAreNotWatchedWithTheSwitchOff() {
		this.runner.withPropertyValues("tiktickets.observability.browser.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(BrowserSessions.class)
				.doesNotHaveBean(BrowserProcesses.class));
	}

	@Test
	void redisIsLeftAloneWithoutLettuce() {
		this.runner.withClassLoader(new FilteredClassLoader("io.lettuce"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ClientResourcesBuilderCustomizer.class));
	}

	@Test
	void poolsAreLeftAloneWithoutCommonsPool() {
		this.runner.withClassLoader(new FilteredClassLoader("org.apache.commons.pool2"))
			.withBean(LettuceConnectionFactory.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RedisPools.class));
	}

	@Test
	void cachesAreLeftAloneWithoutSpringData() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.data.redis"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(RedisCacheManagerBuilderCustomizer.class));
	}

	@Test
	void sessionsCanBeToldOfWithTheSwitchOffAndMakeNothing() {
		OpenTelemetry openTelemetry = Mockito.mock(OpenTelemetry.class);
		this.runner.withBean(OpenTelemetry.class, () -> openTelemetry)
			.withPropertyValues("tiktickets.observability.whatsapp.enabled=false",
					"tiktickets.observability.browser.enabled=false", "tiktickets.observability.redis.enabled=false")
			.run((context) -> {
				WhatsAppSession session = context.getBean(WhatsAppTelemetry.class)
					.session("support", TenantId.of("acme"), "cloud-api");
				session.connecting();
				session.connected();
				assertThat(session.state().word()).isEqualTo("connected");
				BDDMockito.then(openTelemetry).shouldHaveNoInteractions();
			});
	}

}
