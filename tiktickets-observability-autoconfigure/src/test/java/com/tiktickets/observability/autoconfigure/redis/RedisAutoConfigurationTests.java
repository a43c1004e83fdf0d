package com.tiktickets.observability.autoconfigure.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.redis.RedisConnections;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.cache.autoconfigure.RedisCacheManagerBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RedisAutoConfigurationTests {

	private static final String COMMANDS = "commandTracingCustomizer";

	private static final String CACHES = "tenantCacheStatisticsCustomizer";

	private final ApplicationContextRunner runner = ContextRunners.of(DataRedisAutoConfiguration.class,
			RedisAutoConfiguration.class);

	@Test
	void commandsConnectionsAndCachesAreInstrumented() {
		this.runner.run((context) -> assertThat(context).hasBean(COMMANDS)
			.hasSingleBean(RedisConnections.class)
			.hasBean(CACHES));
	}

	@Test
	void commandsAreLeftToAnAgent() {
		this.runner.withPropertyValues(ContextRunners.AGENT)
			.run((context) -> assertThat(context).doesNotHaveBean(COMMANDS)
				.hasSingleBean(RedisConnections.class)
				.hasBean(CACHES));
	}

	@Test
	void startsWithoutLettuce() {
		this.runner.withBean(ClientResources.class, () -> mock(ClientResources.class))
			.withClassLoader(new FilteredClassLoader(RedisClient.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(COMMANDS)
				.doesNotHaveBean(RedisConnections.class));
	}

	@Test
	void startsWithoutSpringData() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.data.redis"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CACHES));
	}

	@Test
	void startsWithoutRedisInSpringBoot() {
		this.runner
			.withClassLoader(new FilteredClassLoader(ClientResourcesBuilderCustomizer.class,
					RedisCacheManagerBuilderCustomizer.class))
			.run(RedisAutoConfigurationTests::isNotInstrumented);
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED,
			"tiktickets.observability.redis.enabled=false" })
	void redisIsLeftAloneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property).run(RedisAutoConfigurationTests::isNotInstrumented);
	}

	private static void isNotInstrumented(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed()
			.doesNotHaveBean(COMMANDS)
			.doesNotHaveBean(RedisConnections.class)
			.doesNotHaveBean(CACHES);
	}

}
