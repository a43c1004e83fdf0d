package com.tiktickets.observability.web;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The span and the duration of a request, from its start to its end. Ends once, on
 * whatever thread; all else belongs to the thread that has the request.
 */
public final class HttpServerExchange {

	private static final int SERVER_ERROR = 500;

	private final HttpServerDuration duration;

	private final Span span;

	private final Context context;

	private final @Nullable TenantBinding tenant;

	private final long startNanos;

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile HttpRequestKind kind;

	HttpServerExchange(HttpServerDuration duration, HttpRequestKind kind, Context context,
			@Nullable TenantBinding tenant, long startNanos) {
		this.duration = duration;
		this.kind = kind;
		this.span = Span.fromContext(context);
		this.context = context;
		this.tenant = tenant;
		this.startNanos = startNanos;
	}

	/**
	 * Returns the span.
	 * @return the span
	 */
	public Span span() {
		return this.span;
	}

	/**
	 * Makes the span current, and the tenant if the exchange has one.
	 * @return the scope, to be closed on this thread
	 */
	@SuppressWarnings("MustBeClosedChecker") // the caller closes it
	public Scope makeCurrent() {
		return (this.tenant != null) ? TenantContext.makeCurrent(this.context, this.tenant)
				: this.context.makeCurrent();
	}

	/**
	 * Says whether the route is known.
	 * @return whether it is
	 */
	public boolean hasRoute() {
		return this.kind.route() != null;
	}

	/**
	 * Sets the route of span and duration, and the name of the span.
	 * @param route the template of the path, with the path of its application
	 */
	public void route(String route) {
		HttpRequestKind routed = this.kind.withRoute(route);
		this.kind = routed;
		this.span.updateName(routed.spanName());
		this.span.setAttribute(SemanticAttributes.HTTP_ROUTE, route);
	}

	/**
	 * Ends the exchange. It has failed if its status is one of the server's errors, or if
	 * an exception has cut its answer off; what it failed with is the status or, where
	 * another status was sent before, the class of the exception.
	 * @param status the status of the answer
	 * @param error what the request failed with, or {@code null}
	 */
	public void end(int status, @Nullable Throwable error) {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		String errorType = errorType(status, error);
		if (errorType != null) {
			this.span.setAttribute(SemanticAttributes.ERROR_TYPE, errorType);
			this.span.setStatus(StatusCode.ERROR);
		}
		if (error != null) {
			this.span.recordException(error);
		}
		finish(status, errorType);
	}

	private static @Nullable String errorType(int status, @Nullable Throwable error) {
		if (status >= SERVER_ERROR) {
			return Integer.toString(status);
		}
		return (error != null) ? error.getClass().getName() : null;
	}

	/**
	 * Ends the exchange of a client that has left, which is no error of the server.
	 * @param status the status that was sent before, zero if there was none
	 */
	public void endWithoutClient(int status) {
		if (this.ended.compareAndSet(false, true)) {
			this.span.setAttribute(TikticketsAttributes.CLIENT_DISCONNECTED, true);
			finish(status, null);
		}
	}

	private void finish(int status, @Nullable String errorType) {
		this.duration.record(System.nanoTime() - this.startNanos, this.kind.attributes(status, errorType),
				this.context);
		if (status > 0) {
			this.span.setAttribute(SemanticAttributes.HTTP_RESPONSE_STATUS_CODE, status);
		}
		this.span.end();
	}

}
