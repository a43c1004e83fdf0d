package com.tiktickets.sample.interop;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import com.tiktickets.observability.redis.RedisChannels;
import com.tiktickets.observability.socketio.AuthenticatedClient;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantResolver;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A service with one endpoint of each protocol. Without stereotypes: the sample, whose
 * package this is below, would find them.
 */
@EnableAutoConfiguration
@Import({ InteropSecurity.class, InteropApplication.Answers.class })
class InteropApplication {

	private static final Logger logger = LoggerFactory.getLogger(InteropApplication.class);

	@Bean
	Declarables queues() {
		return new Declarables(new Queue("questions"), new Queue("answers"));
	}

	@Bean
	RouterFunction<ServerResponse> edge(RestClient.Builder builder) {
		RestClient client = builder.build();
		return RouterFunctions.route().GET("/edge", (request) -> callBack(client, request)).build();
	}

	private static ServerResponse callBack(RestClient client, ServerRequest request) {
		String node = "http://127.0.0.1:" + request.param("callback").orElseThrow();
		String answer = client.get().uri(node).retrieve().body(String.class);
		logger.info("At the edge");
		return ServerResponse.ok().body(answer + " for " + TenantContext.current());
	}

	@Bean
	RedisMessageListenerContainer listenerContainer(RedisConnectionFactory connectionFactory, RedisChannels channels) {
		RedisMessageListenerContainer container = new RedisMessageListenerContainer();
		container.setConnectionFactory(connectionFactory);
		container.addMessageListener(
				channels.listener((message, pattern) -> logger.info("Heard {} for {}",
						new String(message.getBody(), StandardCharsets.UTF_8), TenantContext.current())),
				new ChannelTopic("interop.node"));
		return container;
	}

	@Bean(destroyMethod = "stop")
	SocketIOServer socketIoServer() throws IOException {
		Configuration configuration = new Configuration();
		configuration.setHostname("127.0.0.1");
		try (ServerSocket free = new ServerSocket(0)) {
			configuration.setPort(free.getLocalPort());
		}
		SocketIOServer server = new SocketIOServer(configuration);
		server.getNamespace("").addAuthTokenListener((token, client) -> authenticate(token, client));
		server.addEventListener("reply", String.class, InteropApplication::reply);
		return server;
	}

	private static AuthTokenResult authenticate(Object token, SocketIOClient client) {
		client.set("tenant", ((Map<?, ?>) token).get("token"));
		return AuthTokenResult.AuthTokenResultSuccess;
	}

	private static void reply(SocketIOClient client, String text, AckRequest acknowledgement) {
		logger.info("Reply {}", text);
		acknowledgement.sendAckData("got " + text);
		client.sendEvent("notification", text);
	}

	@Bean
	ApplicationRunner startSocketIo(SocketIOServer server) {
		return (arguments) -> server.start();
	}

	@Bean
	TenantResolver<AuthenticatedClient> socketTenant() {
		return (authenticated) -> new TenantCandidate(authenticated.client().get("tenant"), "token");
	}

	static class Answers {

		private final RabbitTemplate template;

		Answers(RabbitTemplate template) {
			this.template = template;
		}

		@RabbitListener(queues = "questions")
		void answer(byte[] question) {
			logger.info("Asked {}", new String(question, StandardCharsets.UTF_8));
			this.template.convertAndSend("answers", "42");
		}

	}

}
