package com.tiktickets.observability.web.servlet;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.api.instrumenter.LocalRootSpan;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Makes the span and the duration of a request, one of each whatever dispatches it takes:
 * asynchronous, error and forward dispatches run in the span and under the tenant of the
 * request. Hands over an exception that escapes while its trace is still current.
 * Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/">Semantic
 * conventions: HTTP spans</a>
 */
public final class HttpServerFilter implements Filter {

	private static final Logger logger = LoggerFactory.getLogger(HttpServerFilter.class);

	private static final String EXCHANGE = HttpServerFilter.class.getName() + ".EXCHANGE";

	private final HttpServerTelemetry telemetry;

	private final EscapedExceptions escapedExceptions;

	/**
	 * Creates the filter.
	 * @param telemetry makes spans and durations
	 * @param escapedExceptions is told each exception that escapes
	 */
	public HttpServerFilter(HttpServerTelemetry telemetry, EscapedExceptions escapedExceptions) {
		this.telemetry = telemetry;
		this.escapedExceptions = escapedExceptions;
	}

	/** The server span of a request, whoever made it; an invalid one if nobody did. */
	static Span spanOf(HttpServletRequest request) {
		return (request.getAttribute(EXCHANGE) instanceof HttpServerExchange exchange) ? exchange.span()
				: LocalRootSpan.current();
	}

	/** What escaped, without the container's wrapper. */
	static Throwable withoutWrapper(Throwable exception) {
		Throwable cause = (exception instanceof ServletException) ? exception.getCause() : null;
		return (cause != null) ? cause : exception;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
			chain.doFilter(request, response);
		}
		else if (http.getAttribute(EXCHANGE) instanceof HttpServerExchange exchange) {
			resume(exchange, http, answer, chain);
		}
		else {
			begin(http, answer, chain);
		}
	}

	private void begin(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpServerExchange exchange = this.telemetry.start(request);
		request.setAttribute(EXCHANGE, exchange);
		Throwable error = null;
		try {
			proceedIn(exchange, request, response, chain);
		}
		catch (ServletException | IOException | RuntimeException | Error ex) {
			error = ex;
			throw ex;
		}
		finally {
			exchange.noteRoute(request);
			finish(exchange, request, response, error);
		}
	}

	/** Another thread may complete what is asynchronous while this one looks. */
	private static void finish(HttpServerExchange exchange, HttpServletRequest request, HttpServletResponse response,
			@Nullable Throwable error) {
		if (error == null && request.isAsyncStarted()) {
			try {
				exchange.endWith(request.getAsyncContext(), response);
				return;
			}
			catch (IllegalStateException ex) {
				logger.debug("The request is complete already", ex);
			}
		}
		exchange.end(response, error);
	}

	/**
	 * Asynchronous and error dispatches have left the span. The others run inside it,
	 * maybe in a span of their own.
	 */
	private void resume(HttpServerExchange exchange, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		switch (request.getDispatcherType()) {
			case ASYNC -> {
				proceedIn(exchange, request, response, chain);
				exchange.noteRoute(request);
			}
			case ERROR -> proceedIn(exchange, request, response, chain);
			case FORWARD -> {
				exchange.noteRoute(request);
				chain.doFilter(request, response);
			}
			default -> chain.doFilter(request, response);
		}
	}

	private void proceedIn(HttpServerExchange exchange, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		try (Scope scope = exchange.makeCurrent()) {
			proceed(request, response, chain);
		}
	}

	private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | IOException | RuntimeException | Error ex) {
			if (!DisconnectedClientHelper.isClientDisconnectedException(ex)) {
				this.escapedExceptions.escaped(withoutWrapper(ex));
			}
			throw ex;
		}
	}

}
