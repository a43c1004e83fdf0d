package com.tiktickets.observability.autoconfigure.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import com.corundumstudio.socketio.SocketIOServer;
import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.socketio.SocketIoTelemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SocketIoAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(SocketIoAutoConfiguration.class);

	@ParameterizedTest
	@ValueSource(strings = { "tiktickets.observability.enabled=true", ContextRunners.AGENT })
	void serversAreInstrumented(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(SocketIoTelemetry.class)
				.hasSingleBean(SocketIoServerPostProcessor.class));
	}

	@Test
	void startsWithoutSocketIo() {
		this.runner.withClassLoader(new FilteredClassLoader(SocketIOServer.class))
			.run(SocketIoAutoConfigurationTests::isNotInstrumented);
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED,
			"tiktickets.observability.socketio.enabled=false" })
	void serversAreLeftAloneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property).run(SocketIoAutoConfigurationTests::isNotInstrumented);
	}

	private static void isNotInstrumented(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed()
			.doesNotHaveBean(SocketIoTelemetry.class)
			.doesNotHaveBean(SocketIoServerPostProcessor.class);
	}

}
