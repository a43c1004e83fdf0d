package com.tiktickets.observability.wire;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
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
