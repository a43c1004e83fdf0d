package com.tiktickets.observability.wire;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.annotation.OnEvent;
import com.corundumstudio.socketio.annotation.SpringAnnotationScanner;
import com.tiktickets.observability.socketio.AuthenticatedClient;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantResolver;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Agents on Socket.IO, wired as netty-socketio's documentation has it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({ TestSecurity.class, SocketIoApplication.Replies.class })
class SocketIoApplication {

	@Bean(destroyMethod = "")
	SocketIOServer socketIoServer(Environment environment) throws IOException {
		Configuration configuration = new Configuration();
		configuration.setHostname("localhost");
		try (ServerSocket free = new ServerSocket(0)) {
			configuration.setPort(free.getLocalPort());
		}
		configuration.setWorkerThreads(4);
		configuration.setPingInterval(environment.getProperty("socketio.ping.interval", Integer.class, 25_000));
		configuration.setPingTimeout(environment.getProperty("socketio.ping.timeout", Integer.class, 60_000));
		SocketIOServer server = new SocketIOServer(configuration);
		server.getNamespace("").addAuthTokenListener((token, client) -> authenticate(token, client));
		server.addEventListener("early", String.class, (client, data, ack) -> ack.sendAckData("early " + data));
		return server;
	}

	private static AuthTokenResult authenticate(Object token, SocketIOClient client) {
		String tenant = (token instanceof Map<?, ?> map) ? "" + map.get("token") : "";
		if (tenant.equals("forged")) {
			return new AuthTokenResult(false, Map.of("message", "who are you?"));
		}
		client.set("tenant", tenant);
		return AuthTokenResult.AuthTokenResultSuccess;
	}

	@Bean
	static SpringAnnotationScanner springAnnotationScanner(SocketIOServer server) {
		return new SpringAnnotationScanner(server);
	}

	/**
	 * Netty takes four seconds to be sure that nothing comes any more; no test needs
	 * them.
	 */
	@Bean
	DisposableBean stopSocketIo(SocketIOServer server) {
		return () -> new Thread(server::stop, "stop-socket.io").start();
	}

	@Bean
	ApplicationRunner startSocketIo(SocketIOServer server) {
		return (arguments) -> server.start();
	}

	@Bean
	TenantResolver<AuthenticatedClient> socketTenant() {
		return (authenticated) -> {
			String tenant = authenticated.client().get("tenant");
			return (tenant != null) ? new TenantCandidate(tenant, "token") : null;
		};
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	TenantResolver<AuthenticatedClient> socketPrincipal() {
		return (authenticated) -> {
			Object principal = (authenticated.token() instanceof Map<?, ?> map) ? map.get("principal") : null;
			if ("broken".equals(principal)) {
				throw new IllegalStateException("no principals today");
			}
			return (principal != null) ? new TenantCandidate(principal.toString(), TenantCandidate.PRINCIPAL) : null;
		};
	}

	static class Replies {

		private static final Logger logger = LoggerFactory.getLogger(Replies.class);

		private final SocketIOServer server;

		Replies(SocketIOServer server) {
			this.server = server;
		}

		@OnEvent("reply")
		public void reply(SocketIOClient client, AckRequest ack, String text) {
			logger.info("Reply {}", text);
			ack.sendAckData("got " + text);
			client.sendEvent("notification", text);
		}

		@OnEvent("explode")
		public void explode(SocketIOClient client, AckRequest ack, String text) {
			throw new IllegalStateException("No such ticket");
		}

		@OnEvent("join")
		public void join(SocketIOClient client, AckRequest ack, String room) {
			client.joinRoom(room);
			this.server.getRoomOperations(room).sendEvent("joined", room);
			ack.sendAckData(room);
		}

		@OnEvent("ask")
		public void ask(SocketIOClient client, AckRequest ack, String question) {
			client.sendEvent("question", new AckCallback<String>(String.class, 20) {

				@Override
				public void onSuccess(String answer) {
					logger.info("Answer {}", answer);
				}

			}, question);
		}

		@OnEvent("leave")
		public void leave(SocketIOClient client, AckRequest ack, String text) {
			client.disconnect();
		}

	}

}
