package com.tiktickets.observability.web.reactive;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Disposable;

/** Behaviour of Reactor Netty that differs from servlet containers. */
final class ReactorNettyServer {

	private static final String REACTOR_NETTY = "reactor.netty.";

	private ReactorNettyServer() {
	}

	/** Whether a client has left: what is written to it completes all the same. */
	static boolean hasLostClient(ServerWebExchange exchange) {
		return responseOf(exchange) instanceof Disposable connection && connection.isDisposed();
	}

	/** Whether the server logs an exception that cuts an answer off in its trace. */
	static boolean logsInTrace(ServerWebExchange exchange) {
		Object response = responseOf(exchange);
		return response != null && response.getClass().getName().startsWith(REACTOR_NETTY);
	}

	private static @Nullable Object responseOf(ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		while (response instanceof ServerHttpResponseDecorator decorator) {
			response = decorator.getDelegate();
		}
		return (response instanceof AbstractServerHttpResponse known) ? known.getNativeResponse() : null;
	}

}
