package com.tiktickets.observability.autoconfigure.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.redis.RedisPools;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RedisPoolAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(RedisPoolAutoConfiguration.class);

	@ParameterizedTest
	@ValueSource(strings = { "tiktickets.observability.enabled=true", ContextRunners.AGENT })
	void poolsAreMeasured(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(RedisPools.class)
				.hasSingleBean(RedisPoolPostProcessor.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.apache.commons.pool2", "org.springframework.data.redis" })
	void startsWithoutTheLibrary(String library) {
		this.runner.withClassLoader(new FilteredClassLoader(library))
			.run(RedisPoolAutoConfigurationTests::measuresNothing);
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED,
			"tiktickets.observability.redis.enabled=false" })
	void poolsAreLeftAloneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property).run(RedisPoolAutoConfigurationTests::measuresNothing);
	}

	private static void measuresNothing(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed()
			.doesNotHaveBean(RedisPools.class)
			.doesNotHaveBean(RedisPoolPostProcessor.class);
	}

}
