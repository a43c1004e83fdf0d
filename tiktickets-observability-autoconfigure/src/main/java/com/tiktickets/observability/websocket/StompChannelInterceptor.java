package com.tiktickets.observability.websocket;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.annotation.support.SimpAnnotationMethodMessageHandler;
import org.springframework.messaging.simp.broker.AbstractBrokerMessageHandler;
import org.springframework.messaging.simp.user.DefaultUserDestinationResolver;
import org.springframework.messaging.simp.user.UserDestinationMessageHandler;
import org.springframework.messaging.support.ExecutorChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.messaging.support.MessageHeaderAccessor;

/**
 * Opens the tenant and the span of a message that a client sent, around the one handler
 * it is meant for: all handlers of the channel are asked, on threads of their own.
 * Thread-safe.
 */
public final class StompChannelInterceptor implements ExecutorChannelInterceptor {

	private final StompTelemetry telemetry;

	/**
	 * Creates the interceptor, for the channel of what clients send.
	 * @param telemetry makes spans and durations
	 */
	public StompChannelInterceptor(StompTelemetry telemetry) {
		this.telemetry = telemetry;
	}

	@Override
	public Message<?> preSend(Message<?> message, MessageChannel channel) {
		this.telemetry.authenticated(message);
		if (!isHandled(message)) {
			return message;
		}
		StompExchange exchange = this.telemetry.exchange(message);
		if (exchange == null) {
			return message;
		}
		MessageHeaderAccessor accessor = MessageHeaderAccessor.getAccessor(message, MessageHeaderAccessor.class);
		if (accessor != null && accessor.isMutable()) {
			accessor.setHeader(StompExchange.header(), exchange);
			return message;
		}
		return MessageBuilder.fromMessage(message).setHeader(StompExchange.header(), exchange).build();
	}

	private static boolean isHandled(Message<?> message) {
		SimpMessageType type = SimpMessageHeaderAccessor.getMessageType(message.getHeaders());
		return type == SimpMessageType.MESSAGE || type == SimpMessageType.SUBSCRIBE;
	}

	@Override
	public Message<?> beforeHandle(Message<?> message, MessageChannel channel, MessageHandler handler) {
		StompExchange exchange = StompExchange.of(message);
		if (exchange != null && isFor(handler, message) && exchange.claim(handler)) {
			this.telemetry.begin(exchange, message, isSubscription(message) ? "SUBSCRIBE" : "SEND");
		}
		return message;
	}

	@Override
	public void afterMessageHandled(Message<?> message, MessageChannel channel, MessageHandler handler,
			@Nullable Exception ex) {
		StompExchange exchange = StompExchange.of(message);
		if (exchange != null && exchange.claimedBy(handler)) {
			exchange.end(ex);
		}
	}

	private static boolean isSubscription(Message<?> message) {
		return SimpMessageHeaderAccessor.getMessageType(message.getHeaders()) == SimpMessageType.SUBSCRIBE;
	}

	private static boolean isFor(MessageHandler handler, Message<?> message) {
		String destination = SimpMessageHeaderAccessor.getDestination(message.getHeaders());
		if (destination == null) {
			return false;
		}
		if (handler instanceof SimpAnnotationMethodMessageHandler methods) {
			return startsWith(destination, methods.getDestinationPrefixes(), !isSubscription(message));
		}
		if (isSubscription(message)) {
			return false;
		}
		if (handler instanceof AbstractBrokerMessageHandler broker) {
			return startsWith(destination, broker.getDestinationPrefixes(), true);
		}
		return handler instanceof UserDestinationMessageHandler users
				&& users.getUserDestinationResolver() instanceof DefaultUserDestinationResolver resolver
				&& destination.startsWith(resolver.getDestinationPrefix());
	}

	private static boolean startsWith(String destination, @Nullable Collection<String> prefixes, boolean ifNone) {
		return (prefixes == null || prefixes.isEmpty()) ? ifNone : prefixes.stream().anyMatch(destination::startsWith);
	}

}
