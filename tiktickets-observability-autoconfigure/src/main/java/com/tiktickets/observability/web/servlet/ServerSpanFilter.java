package com.tiktickets.observability.web.servlet;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerRoute;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerRouteSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Stands just inside OpenTelemetry's filter, where that one makes the server span. Makes
 * the span current again for asynchronous and error dispatches, and hands over an
 * exception that escapes while its trace is still current. Thread-safe.
 */
public final class ServerSpanFilter extends OncePerRequestFilter {

	private static final String CONTEXT = ServerSpanFilter.class.getName() + ".CONTEXT";

	/** Of Spring MVC's {@code HandlerMapping}, which need not be on the class path. */
	private static final String BEST_MATCHING_PATTERN = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

	private final EscapedExceptions escapedExceptions;

	/**
	 * Creates the filter.
	 * @param escapedExceptions is told each exception that escapes
	 */
	public ServerSpanFilter(EscapedExceptions escapedExceptions) {
		this.escapedExceptions = escapedExceptions;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Context context = (Context) request.getAttribute(CONTEXT);
		if (context == null) {
			context = Context.current();
			request.setAttribute(CONTEXT, context);
		}
		try (Scope scope = context.makeCurrent()) {
			doFilterInSpan(request, response, chain);
		}
	}

	private void doFilterInSpan(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | IOException | RuntimeException | Error ex) {
			if (!DisconnectedClientHelper.isClientDisconnectedException(ex)) {
				this.escapedExceptions.escaped(HttpServerFilter.withoutWrapper(ex));
			}
			throw ex;
		}
		finally {
			updateRoute(request);
		}
	}

	/**
	 * OpenTelemetry's filter learns the mappings with the first request; requests that
	 * run beside that one would have no route.
	 */
	private static void updateRoute(HttpServletRequest request) {
		if (request.getAttribute(BEST_MATCHING_PATTERN) instanceof String pattern) {
			HttpServerRoute.update(Context.current(), HttpServerRouteSource.CONTROLLER,
					request.getContextPath() + pattern);
		}
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
