package com.tiktickets.observability.autoconfigure.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.websocket.StompChannelInterceptor;
import com.tiktickets.observability.websocket.StompHandshakeInterceptor;
import com.tiktickets.observability.websocket.StompTelemetry;
import com.tiktickets.observability.websocket.StompTraceparentInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.messaging.simp.annotation.support.SimpAnnotationMethodMessageHandler;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

class WebsocketAutoConfigurationTests {

	private static final String OUTBOUND = "tiktickets.observability.websocket.outbound-traceparent=true";

	private final WebApplicationContextRunner runner = ContextRunners.servlet(WebsocketAutoConfiguration.class);

	@ParameterizedTest
	@ValueSource(strings = { "tiktickets.observability.enabled=true", ContextRunners.AGENT })
	void messagesAreInstrumented(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(StompTelemetry.class)
				.hasSingleBean(StompChannelInterceptor.class)
				.hasSingleBean(StompHandshakeInterceptor.class)
				.hasSingleBean(StompConfigurer.class)
				.hasSingleBean(StompPostProcessor.class)
				.doesNotHaveBean(StompTraceparentInterceptor.class));
	}

	@Test
	void clientsAreToldTheTraceOnDemand() {
		this.runner.withPropertyValues(OUTBOUND)
			.run((context) -> assertThat(context).hasSingleBean(StompTraceparentInterceptor.class));
	}

	@Test
	void startsWithoutSpringWebSocket() {
		this.runner.withClassLoader(new FilteredClassLoader(WebSocketMessageBrokerConfigurer.class))
			.run(WebsocketAutoConfigurationTests::isNotInstrumented);
	}

	@Test
	void startsWithoutSpringMessaging() {
		this.runner.withClassLoader(new FilteredClassLoader(SimpAnnotationMethodMessageHandler.class))
			.run(WebsocketAutoConfigurationTests::isNotInstrumented);
	}

	@Test
	void reactiveApplicationHasNoStomp() {
		ContextRunners.reactive(WebsocketAutoConfiguration.class)
			.run(WebsocketAutoConfigurationTests::isNotInstrumented);
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED,
			"tiktickets.observability.websocket.enabled=false" })
	void messagesAreLeftAloneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property, OUTBOUND).run(WebsocketAutoConfigurationTests::isNotInstrumented);
	}

	@Test
	void interceptorsOfTheApplicationWin() {
		StompTelemetry telemetry = mock(StompTelemetry.class);
		StompChannelInterceptor channel = new StompChannelInterceptor(telemetry);
		StompHandshakeInterceptor handshake = new StompHandshakeInterceptor(telemetry);
		StompTraceparentInterceptor traceparent = new StompTraceparentInterceptor();
		this.runner.withPropertyValues(OUTBOUND)
			.withBean(StompChannelInterceptor.class, () -> channel)
			.withBean(StompHandshakeInterceptor.class, () -> handshake)
			.withBean(StompTraceparentInterceptor.class, () -> traceparent)
			.run((context) -> {
				assertThat(context).getBean(StompChannelInterceptor.class).isSameAs(channel);
				assertThat(context).getBean(StompHandshakeInterceptor.class).isSameAs(handshake);
				assertThat(context).getBean(StompTraceparentInterceptor.class).isSameAs(traceparent);
			});
	}

	private static void isNotInstrumented(ApplicationContextAssertProvider<?> context) {
		assertThat(context).hasNotFailed()
			.doesNotHaveBean(StompTelemetry.class)
			.doesNotHaveBean(StompChannelInterceptor.class)
			.doesNotHaveBean(StompHandshakeInterceptor.class)
			.doesNotHaveBean(StompTraceparentInterceptor.class)
			.doesNotHaveBean(StompConfigurer.class)
			.doesNotHaveBean(StompPostProcessor.class);
	}

}
