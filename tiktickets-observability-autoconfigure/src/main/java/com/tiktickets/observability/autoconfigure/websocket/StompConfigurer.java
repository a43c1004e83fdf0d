package com.tiktickets.observability.autoconfigure.websocket;

import com.tiktickets.observability.websocket.StompChannelInterceptor;
import com.tiktickets.observability.websocket.StompTelemetry;
import com.tiktickets.observability.websocket.StompTraceparentInterceptor;
import com.tiktickets.observability.websocket.StompWebSocketHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;

/**
 * Adds the instrumentation to the broker's configuration, before what an application
 * adds.
 */
class StompConfigurer implements WebSocketMessageBrokerConfigurer, Ordered {

	private final StompTelemetry telemetry;

	private final StompChannelInterceptor inbound;

	private final ObjectProvider<StompTraceparentInterceptor> outbound;

	StompConfigurer(StompTelemetry telemetry, StompChannelInterceptor inbound,
			ObjectProvider<StompTraceparentInterceptor> outbound) {
		this.telemetry = telemetry;
		this.inbound = inbound;
		this.outbound = outbound;
	}

	@Override
	public void configureWebSocketTransport(WebSocketTransportRegistration registry) {
		registry.addDecoratorFactory((handler) -> new StompWebSocketHandler(handler, this.telemetry));
	}

	@Override
	public void configureClientInboundChannel(ChannelRegistration registration) {
		registration.interceptors(this.inbound);
	}

	@Override
	public void configureClientOutboundChannel(ChannelRegistration registration) {
		this.outbound.ifAvailable(registration::interceptors);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
