package com.tiktickets.observability.wire;

import com.tiktickets.observability.tenant.TenantAware;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/** Agents on STOMP: a broker in memory, three handlers on the inbound channel. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableWebSocketMessageBroker
@Import({ TestSecurity.class, StompApplication.Replies.class })
class StompApplication implements WebSocketMessageBrokerConfigurer {

	@Override
	public void registerStompEndpoints(StompEndpointRegistry registry) {
		registry.addEndpoint("/ws");
		registry.addEndpoint("/sockjs").withSockJS();
	}

	@Override
	public void configureClientInboundChannel(ChannelRegistration registration) {
		registration.interceptors(new ChannelInterceptor() {

			@Override
			public Message<?> preSend(Message<?> message, MessageChannel channel) {
				authenticate(message);
				return message;
			}

		});
	}

	/** As applications do whose clients cannot set a header of the handshake. */
	private static void authenticate(Message<?> message) {
		StompHeaderAccessor frame = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
		if (frame != null && frame.getCommand() == StompCommand.CONNECT && frame.getLogin() != null) {
			TenantAware agent = frame::getLogin;
			frame.setUser(UsernamePasswordAuthenticationToken.authenticated(agent, null, List.of()));
		}
	}

	@Override
	public void configureMessageBroker(MessageBrokerRegistry registry) {
		registry.setApplicationDestinationPrefixes("/app");
		registry.enableSimpleBroker("/topic");
	}

	@Controller
	static class Replies {

		private static final Logger logger = LoggerFactory.getLogger(Replies.class);

		@MessageMapping("/tickets/{id}/reply")
		@SendTo("/topic/replies")
		String reply(@DestinationVariable String id, String text) {
			logger.info("Reply to {}", id);
			return text;
		}

		@MessageMapping("/explode")
		void explode() {
			throw new IllegalStateException("No such ticket");
		}

	}

}
