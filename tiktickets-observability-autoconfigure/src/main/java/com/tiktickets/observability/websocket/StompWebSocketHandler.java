package com.tiktickets.observability.websocket;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantScope;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

/**
 * Counts the sessions of a STOMP endpoint and what is read and written, under the tenant
 * of each session. Thread-safe.
 */
public final class StompWebSocketHandler extends WebSocketHandlerDecorator {

	private static final String REFUSED = "stomp_error";

	private final StompTelemetry telemetry;

	/**
	 * Creates the decorator.
	 * @param delegate handles the sessions
	 * @param telemetry measures them
	 */
	public StompWebSocketHandler(WebSocketHandler delegate, StompTelemetry telemetry) {
		super(delegate);
		this.telemetry = telemetry;
	}

	private StompSession of(WebSocketSession session) {
		return this.telemetry.session(session.getAttributes());
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) throws Exception {
		StompSession stomp = this.telemetry.session(session.getAttributes(), session.getPrincipal());
		try (TenantScope scope = TenantContext.makeCurrent(stomp.tenant())) {
			this.telemetry.opened(stomp);
			super.afterConnectionEstablished(new MeasuredSession(session, stomp, this.telemetry.metrics()));
		}
	}

	@Override
	public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) throws Exception {
		StompSession stomp = of(session);
		try (TenantScope scope = TenantContext.makeCurrent(stomp.tenant())) {
			stomp.takeRefused();
			try {
				super.handleMessage(session, message);
			}
			finally {
				this.telemetry.metrics()
					.received(StompFrames.command(message), message.getPayloadLength(),
							stomp.takeRefused() ? REFUSED : null);
			}
		}
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus closeStatus) throws Exception {
		StompSession stomp = of(session);
		try (TenantScope scope = TenantContext.makeCurrent(stomp.tenant())) {
			this.telemetry.closed(stomp, StompFrames.reason(closeStatus));
			super.afterConnectionClosed(session, closeStatus);
		}
	}

}
