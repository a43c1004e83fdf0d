package com.tiktickets.observability.autoconfigure.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class R2dbcClientAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(R2dbcClientAutoConfiguration.class);

	@Test
	void connectionFactoriesAreDecorated() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(R2dbcPostProcessorGuard.class)
			.hasSingleBean(ConnectionFactoryDecorator.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "io.r2dbc", "org.springframework.boot.r2dbc" })
	void startsWithoutTheLibrary(String library) {
		this.runner.withClassLoader(new FilteredClassLoader(library))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(R2dbcPostProcessorGuard.class)
				.doesNotHaveBean(ConnectionFactoryDecorator.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED })
	void connectionFactoriesStayAsTheyAreWithTelemetryOff(String property) {
		ConnectionFactory factory = mock(ConnectionFactory.class);
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context.getBean(ConnectionFactoryDecorator.class).decorate(factory))
				.isSameAs(factory));
	}

}
