package com.tiktickets.observability.websocket;

import com.tiktickets.observability.tenant.TenantContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Keeps, for the session, the tenant that the request of the handshake was settled on and
 * the span of that request. Never refuses a handshake. Thread-safe.
 */
public final class StompHandshakeInterceptor implements HandshakeInterceptor {

	private static final Logger logger = LoggerFactory.getLogger(StompHandshakeInterceptor.class);

	private final StompTelemetry telemetry;

	/**
	 * Creates the interceptor.
	 * @param telemetry keeps what is known
	 */
	public StompHandshakeInterceptor(StompTelemetry telemetry) {
		this.telemetry = telemetry;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler wsHandler,
			Map<String, Object> attributes) {
		try {
			this.telemetry.handshake(attributes, TenantContext.current(), request.getPrincipal());
		}
		catch (RuntimeException ex) {
			logger.debug("A handshake could not be described", ex);
		}
		return true;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler wsHandler,
			@Nullable Exception exception) {
	}

}
