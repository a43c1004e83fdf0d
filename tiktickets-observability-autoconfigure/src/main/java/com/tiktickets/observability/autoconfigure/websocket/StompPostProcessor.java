package com.tiktickets.observability.autoconfigure.websocket;

import com.tiktickets.observability.websocket.StompHandshakeInterceptor;
import com.tiktickets.observability.websocket.StompMethodMessageHandler;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.beans.factory.config.EmbeddedValueResolver;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.SubscribableChannel;
import org.springframework.messaging.simp.SimpMessageSendingOperations;
import org.springframework.web.socket.messaging.WebSocketAnnotationMethodMessageHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import org.springframework.web.socket.sockjs.support.SockJsHttpRequestHandler;
import org.springframework.web.socket.sockjs.transport.TransportHandlingSockJsService;

/**
 * Reaches what the broker's configuration has no callback for: the handshakes of every
 * STOMP endpoint, and what annotated methods throw. A handler of the application's own
 * class stays as it is.
 */
class StompPostProcessor implements BeanPostProcessor {

	private static final String ENDPOINTS = "stompWebSocketHandlerMapping";

	private final ConfigurableBeanFactory beans;

	StompPostProcessor(ConfigurableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean.getClass() != WebSocketAnnotationMethodMessageHandler.class) {
			return bean;
		}
		StompMethodMessageHandler handler = new StompMethodMessageHandler(
				this.beans.getBean("clientInboundChannel", SubscribableChannel.class),
				this.beans.getBean("clientOutboundChannel", MessageChannel.class),
				this.beans.getBean("brokerMessagingTemplate", SimpMessageSendingOperations.class));
		BeanUtils.copyProperties(bean, handler);
		handler.setEmbeddedValueResolver(new EmbeddedValueResolver(this.beans));
		return handler;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (beanName.equals(ENDPOINTS) && bean instanceof WebSocketHandlerMapping mapping) {
			HandshakeInterceptor interceptor = this.beans.getBean(StompHandshakeInterceptor.class);
			mapping.getUrlMap().values().forEach((endpoint) -> add(endpoint, interceptor));
		}
		return bean;
	}

	private static void add(Object endpoint, HandshakeInterceptor interceptor) {
		if (endpoint instanceof WebSocketHttpRequestHandler handler) {
			handler.setHandshakeInterceptors(first(interceptor, handler.getHandshakeInterceptors()));
		}
		else if (endpoint instanceof SockJsHttpRequestHandler handler
				&& handler.getSockJsService() instanceof TransportHandlingSockJsService service) {
			service.setHandshakeInterceptors(first(interceptor, service.getHandshakeInterceptors()));
		}
	}

	/** Two endpoints of one path share a service. */
	private static List<HandshakeInterceptor> first(HandshakeInterceptor interceptor,
			List<HandshakeInterceptor> others) {
		List<HandshakeInterceptor> all = new ArrayList<>(others);
		if (!all.contains(interceptor)) {
			all.add(0, interceptor);
		}
		return all;
	}

}
