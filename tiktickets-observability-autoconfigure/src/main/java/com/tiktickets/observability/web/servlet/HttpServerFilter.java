package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.web.DisconnectedClient;
import com.tiktickets.observability.web.EscapedExceptions;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
		return (request.getAttribute(EXCHANGE) instanceof ServletExchange exchange) ? exchange.span()
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
		else if (http.getAttribute(EXCHANGE) instanceof ServletExchange exchange) {
			resume(exchange, http, answer, chain);
		}
		else {
			begin(http, answer, chain);
		}
	}

	private void begin(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ServletExchange exchange = new ServletExchange(this.telemetry.start(request), request, response);
		request.setAttribute(EXCHANGE, exchange);
		boolean returned = false;
		try {
			proceedIn(exchange, request, response, chain);
			returned = true;
		}
		finally {
			exchange.noteHandler(request);
			finish(exchange, request, returned);
		}
	}

	/** Another thread may complete what is asynchronous while this one looks. */
	private static void finish(ServletExchange exchange, HttpServletRequest request, boolean returned) {
		if (returned && request.isAsyncStarted()) {
			try {
				exchange.endWith(request.getAsyncContext());
				return;
			}
			catch (IllegalStateException ex) {
				logger.debug("The request is complete already", ex);
			}
		}
		exchange.end();
	}

	/**
	 * Asynchronous and error dispatches have left the span. The others run inside it,
	 * maybe in a span of their own.
	 */
	private void resume(ServletExchange exchange, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		switch (request.getDispatcherType()) {
			case ASYNC -> {
				try {
					proceedIn(exchange, request, response, chain);
					exchange.noteHandler(request);
				}
				finally {
					exchange.endIfCutOff();
				}
			}
			case ERROR -> proceedIn(exchange, request, response, chain);
			case FORWARD -> {
				exchange.noteFirstHandler();
				chain.doFilter(request, response);
				exchange.noteHandler(request);
			}
			default -> chain.doFilter(request, response);
		}
	}

	private void proceedIn(ServletExchange exchange, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		try (Scope scope = exchange.makeCurrent()) {
			proceed(exchange, new TracedRequest(request, (exception) -> failed(exchange, exception)), response, chain);
		}
	}

	private void proceed(ServletExchange exchange, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | IOException | RuntimeException | Error ex) {
			failed(exchange, ex);
			throw ex;
		}
	}

	private void failed(ServletExchange exchange, Throwable exception) {
		exchange.failed(exception);
		if (!DisconnectedClient.isCauseOf(exception)) {
			this.escapedExceptions.escaped(withoutWrapper(exception));
		}
	}

}
