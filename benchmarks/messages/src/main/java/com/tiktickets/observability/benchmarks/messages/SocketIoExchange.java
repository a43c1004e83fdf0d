package com.tiktickets.observability.benchmarks.messages;

import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.SocketIOServer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An agent's event is acknowledged. */
@Configuration(proxyBeanMethods = false)
class SocketIoExchange {

	/** A stopped process asks nobody whether he is there. */
	private static final int PATIENCE_MILLIS = 3_600_000;

	@Bean(destroyMethod = "stop")
	SocketIOServer socketIoServer(@Value("${benchmarks.socketio-port}") int port) {
		com.corundumstudio.socketio.Configuration configuration = new com.corundumstudio.socketio.Configuration();
		configuration.setHostname("127.0.0.1");
		configuration.setPort(port);
		configuration.setPingTimeout(PATIENCE_MILLIS);
		SocketIOServer server = new SocketIOServer(configuration);
		server.getNamespace("").addAuthTokenListener((token, client) -> AuthTokenResult.AuthTokenResultSuccess);
		server.addEventListener("reply", String.class,
				(client, text, acknowledgement) -> acknowledgement.sendAckData(text));
		return server;
	}

	@Bean
	ApplicationRunner startSocketIo(SocketIOServer server) {
		return (arguments) -> server.start();
	}

}
