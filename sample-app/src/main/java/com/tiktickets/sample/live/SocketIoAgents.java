package com.tiktickets.sample.live;

import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.SocketIOServer;
import com.tiktickets.observability.socketio.AuthenticatedClient;
import com.tiktickets.sample.login.AgentPrincipal;
import com.tiktickets.sample.login.AgentTokens;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Agents on Socket.IO, in the namespace {@code /agents}. Whoever shows the token of a
 * login as {@code auth.token} hears of the tickets of the token's tenant.
 */
@Component
class SocketIoAgents implements SmartLifecycle {

	private final SocketIOServer server;

	private final SocketIONamespace namespace;

	private final AgentTokens tokens;

	private volatile boolean running;

	SocketIoAgents(SocketIOServer server, AgentTokens tokens) {
		this.server = server;
		this.tokens = tokens;
		this.namespace = server.addNamespace("/agents");
		this.namespace.addAuthTokenListener(this::authenticate);
		this.namespace.addConnectListener(SocketIoAgents::join);
	}

	private AuthTokenResult authenticate(Object auth, SocketIOClient client) {
		try {
			Object token = (auth instanceof Map<?, ?> map) ? map.get("token") : null;
			client.set(AuthenticatedClient.PRINCIPAL, this.tokens.agent((token instanceof String text) ? text : null));
			return AuthTokenResult.AuthTokenResultSuccess;
		}
		catch (JwtException ex) {
			return new AuthTokenResult(false, Map.of("message", "A valid token is needed: POST /login gives one."));
		}
	}

	private static void join(SocketIOClient client) {
		AgentPrincipal agent = AgentPrincipal.of(client.get(AuthenticatedClient.PRINCIPAL));
		if (agent != null) {
			client.joinRoom(agent.tenant());
		}
		else {
			// Clients of an older protocol are not asked for a token
			client.disconnect();
		}
	}

	@WithSpan("push socket.io")
	public void push(TicketNews news) {
		this.namespace.getRoomOperations(news.tenant()).sendEvent("ticket", news.view());
	}

	@Override
	public void start() {
		try {
			this.server.start();
		}
		catch (Exception ex) {
			throw new IllegalStateException(
					"Socket.IO does not start on port %d: set sample.live.socketio.port to a free one"
						.formatted(this.server.getConfiguration().getPort()),
					ex);
		}
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.server.stop();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
