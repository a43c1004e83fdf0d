package com.tiktickets.sample.live;

import com.tiktickets.sample.login.AgentTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Authenticates agents by the token in the CONNECT frame, because a browser cannot send
 * the token with the handshake. Agents may subscribe to their own destinations only and
 * send to the application only.
 */
@Component
class StompAuthenticationInterceptor implements ChannelInterceptor {

	private static final String BEARER = "Bearer ";

	private final AgentTokens tokens;

	StompAuthenticationInterceptor(AgentTokens tokens) {
		this.tokens = tokens;
	}

	@Override
	public Message<?> preSend(Message<?> message, MessageChannel channel) {
		StompHeaderAccessor frame = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
		if (frame != null && frame.getCommand() != null) {
			switch (frame.getCommand()) {
				case CONNECT, STOMP -> frame.setUser(this.tokens.agent(token(frame)));
				case SUBSCRIBE -> require(frame, "/user/queue/");
				case SEND -> require(frame, "/app/");
				default -> {
					// says nothing and hears nothing
				}
			}
		}
		return message;
	}

	private static @Nullable String token(StompHeaderAccessor frame) {
		String header = frame.getFirstNativeHeader("Authorization");
		return (header != null && header.startsWith(BEARER)) ? header.substring(BEARER.length()) : null;
	}

	private static void require(StompHeaderAccessor frame, String prefix) {
		String destination = frame.getDestination();
		if (frame.getUser() == null || destination == null || !destination.startsWith(prefix)) {
			throw new AccessDeniedException("This destination is not open to you");
		}
	}

}
