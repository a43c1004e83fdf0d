package com.tiktickets.observability.websocket;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantScope;
import java.io.IOException;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

/** Counts what a session is sent, under the tenant of the session, whoever sends it. */
final class MeasuredSession extends WebSocketSessionDecorator {

	private static final String ERROR = StompCommand.ERROR.name();

	private final StompSession stomp;

	private final StompMetrics metrics;

	MeasuredSession(WebSocketSession session, StompSession stomp, StompMetrics metrics) {
		super(session);
		this.stomp = stomp;
		this.metrics = metrics;
	}

	@Override
	public void sendMessage(WebSocketMessage<?> message) throws IOException {
		String command = StompFrames.command(message);
		if (command.equals(ERROR)) {
			this.stomp.refuse();
		}
		String error = null;
		try {
			super.sendMessage(message);
		}
		catch (IOException | RuntimeException ex) {
			error = ex.getClass().getName();
			throw ex;
		}
		finally {
			try (TenantScope scope = TenantContext.makeCurrent(this.stomp.tenant())) {
				this.metrics.sent(command, message.getPayloadLength(), error);
			}
		}
	}

}
