package com.tiktickets.observability.websocket;

import java.util.Set;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.SubscribableChannel;
import org.springframework.messaging.handler.HandlerMethod;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageMappingInfo;
import org.springframework.messaging.simp.SimpMessageSendingOperations;
import org.springframework.web.socket.messaging.WebSocketAnnotationMethodMessageHandler;

/**
 * Spring's handler of annotated methods, which also tells the exchange which method was
 * found and what it threw: Spring logs or hands over what a method throws, and no
 * interceptor sees it. Thread-safe.
 */
public final class StompMethodMessageHandler extends WebSocketAnnotationMethodMessageHandler {

	/**
	 * Creates the handler.
	 * @param clientInboundChannel the channel of what clients send
	 * @param clientOutboundChannel the channel of what clients are sent
	 * @param brokerTemplate sends to the broker
	 */
	public StompMethodMessageHandler(SubscribableChannel clientInboundChannel, MessageChannel clientOutboundChannel,
			SimpMessageSendingOperations brokerTemplate) {
		super(clientInboundChannel, clientOutboundChannel, brokerTemplate);
	}

	@Override
	protected void handleMatch(SimpMessageMappingInfo mapping, HandlerMethod handlerMethod, String lookupDestination,
			Message<?> message) {
		StompExchange exchange = StompExchange.of(message);
		Set<String> patterns = mapping.getDestinationConditions().getPatterns();
		if (exchange != null && !patterns.isEmpty()) {
			exchange.matched(prefix(message, lookupDestination) + patterns.iterator().next());
		}
		super.handleMatch(mapping, handlerMethod, lookupDestination, message);
	}

	private static String prefix(Message<?> message, String lookupDestination) {
		String destination = SimpMessageHeaderAccessor.getDestination(message.getHeaders());
		return (destination != null && destination.endsWith(lookupDestination))
				? destination.substring(0, destination.length() - lookupDestination.length()) : "";
	}

	@Override
	protected void processHandlerMethodException(HandlerMethod handlerMethod, Exception exception, Message<?> message) {
		StompExchange exchange = StompExchange.of(message);
		if (exchange != null) {
			exchange.failed(exception);
		}
		super.processHandlerMethodException(handlerMethod, exception, message);
	}

}
