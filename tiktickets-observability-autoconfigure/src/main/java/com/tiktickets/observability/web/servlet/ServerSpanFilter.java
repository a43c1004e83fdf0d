package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.web.DisconnectedClient;
import com.tiktickets.observability.web.EscapedExceptions;
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

/**
 * Stands just inside OpenTelemetry's filter, where that one makes the server span. Makes
 * the span current again for asynchronous and error dispatches, and hands over an
 * exception that escapes while its trace is still current. Thread-safe.
 */
public final class ServerSpanFilter extends OncePerRequestFilter {

	private static final String CONTEXT = ServerSpanFilter.class.getName() + ".CONTEXT";

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
			chain.doFilter(new TracedRequest(request, this::failed), response);
		}
		catch (ServletException | IOException | RuntimeException | Error ex) {
			failed(ex);
			throw ex;
		}
		finally {
			updateRoute(request);
		}
	}

	private void failed(Throwable exception) {
		if (!DisconnectedClient.isCauseOf(exception)) {
			this.escapedExceptions.escaped(HttpServerFilter.withoutWrapper(exception));
		}
	}

	/**
	 * OpenTelemetry's filter learns the mappings with the first request; requests that
	 * run beside that one would have no route.
	 */
	private static void updateRoute(HttpServletRequest request) {
		String route = ServletRoute.of(request);
		if (route != null) {
			HttpServerRoute.update(Context.current(), HttpServerRouteSource.CONTROLLER, route);
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
