package com.tiktickets.observability.web.reactive;

import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.web.DisconnectedClient;
import com.tiktickets.observability.web.EscapedExceptions;
import com.tiktickets.observability.web.HttpServerExchange;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Makes the span and the duration of an exchange. What an exception means is known when
 * the answer is committed: an exception handler may have made a client's fault of it. One
 * that comes later has cut the answer off. Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/">Semantic
 * conventions: HTTP spans</a>
 */
public final class HttpServerWebFilter implements WebFilter, Ordered {

	private static final int OK = 200;

	private static final int SERVER_ERROR = 500;

	private final ReactiveServerTelemetry telemetry;

	private final EscapedExceptions escapedExceptions;

	/**
	 * Creates the filter.
	 * @param telemetry makes spans and durations
	 * @param escapedExceptions is told each exception that cuts an answer off
	 */
	public HttpServerWebFilter(ReactiveServerTelemetry telemetry, EscapedExceptions escapedExceptions) {
		this.telemetry = telemetry;
		this.escapedExceptions = escapedExceptions;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return Mono.fromDirect((subscriber) -> {
			Context parent = Context.current();
			if (!this.telemetry.shouldStart(parent, exchange)) {
				chain.filter(exchange).subscribe(subscriber);
				return;
			}
			HttpServerExchange span = this.telemetry.start(parent, exchange);
			Mono<Void> inside = chain.filter(exchange)
				.doOnSuccess((nothing) -> completed(span, exchange))
				.doOnError((error) -> failed(span, exchange, error))
				.doOnCancel(() -> left(span, exchange));
			try (Scope scope = span.makeCurrent()) {
				inside.subscribe(subscriber);
			}
		});
	}

	private static void completed(HttpServerExchange span, ServerWebExchange exchange) {
		if (ReactorNettyServer.hasLostClient(exchange)) {
			left(span, exchange);
			return;
		}
		whenCommitted(exchange.getResponse(), () -> end(span, exchange, null));
	}

	private void failed(HttpServerExchange span, ServerWebExchange exchange, Throwable error) {
		if (DisconnectedClient.isCauseOf(error)) {
			left(span, exchange);
			return;
		}
		if (exchange.getResponse().isCommitted()) {
			cutOff(span, exchange, error);
			return;
		}
		whenCommitted(exchange.getResponse(),
				() -> end(span, exchange, (status(exchange) >= SERVER_ERROR) ? error : null));
	}

	/** The span ends before the server logs the exception, if it does so in its trace. */
	private void cutOff(HttpServerExchange span, ServerWebExchange exchange, Throwable error) {
		if (ReactorNettyServer.logsInTrace(exchange)) {
			span.span().setAttribute(TikticketsAttributes.EXCEPTION_LOGGED, true);
		}
		else {
			try (Scope scope = span.makeCurrent()) {
				this.escapedExceptions.escaped(error);
			}
		}
		end(span, exchange, error);
	}

	private static void left(HttpServerExchange span, ServerWebExchange exchange) {
		noteRoute(span, exchange);
		span.endWithoutClient(exchange.getResponse().isCommitted() ? status(exchange) : 0);
	}

	private static void whenCommitted(ServerHttpResponse response, Runnable action) {
		if (response.isCommitted()) {
			action.run();
		}
		else {
			response.beforeCommit(() -> Mono.fromRunnable(action));
		}
	}

	private static void end(HttpServerExchange span, ServerWebExchange exchange, @Nullable Throwable error) {
		noteRoute(span, exchange);
		span.end(status(exchange), error);
	}

	private static void noteRoute(HttpServerExchange span, ServerWebExchange exchange) {
		String route = ReactiveServerTelemetry.routeOf(exchange);
		if (route != null) {
			span.route(route);
		}
	}

	private static int status(ServerWebExchange exchange) {
		HttpStatusCode status = exchange.getResponse().getStatusCode();
		return (status != null) ? status.value() : OK;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
