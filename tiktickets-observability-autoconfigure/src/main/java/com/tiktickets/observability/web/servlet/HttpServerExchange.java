package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A request from its start to its end. Ends once, on whatever thread; all else belongs to
 * the thread that has the request.
 */
final class HttpServerExchange {

	/** Of Spring MVC's {@code HandlerMapping}, which need not be on the class path. */
	private static final String BEST_MATCHING_PATTERN = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

	private static final int SERVER_ERROR = 500;

	private final HttpServerDuration duration;

	private final Span span;

	private final Context context;

	private final @Nullable TenantBinding tenant;

	private final long startNanos;

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile HttpRequestKind kind;

	HttpServerExchange(HttpServerDuration duration, HttpRequestKind kind, Span span, Context context,
			@Nullable TenantBinding tenant, long startNanos) {
		this.duration = duration;
		this.kind = kind;
		this.span = span;
		this.context = context;
		this.tenant = tenant;
		this.startNanos = startNanos;
	}

	Span span() {
		return this.span;
	}

	/** To be closed on this thread. */
	@SuppressWarnings("MustBeClosedChecker") // the caller closes it
	Scope makeCurrent() {
		return (this.tenant != null) ? TenantContext.makeCurrent(this.context, this.tenant)
				: this.context.makeCurrent();
	}

	/** The first handler's counts; those it forwards to overwrite the attribute. */
	void noteRoute(HttpServletRequest http) {
		if (this.kind.route() == null && http.getAttribute(BEST_MATCHING_PATTERN) instanceof String pattern) {
			String application = http.getContextPath();
			String route = application.isEmpty() ? pattern : application + pattern;
			HttpRequestKind routed = this.kind.withRoute(route);
			this.kind = routed;
			this.span.updateName(routed.spanName());
			this.span.setAttribute(SemanticAttributes.HTTP_ROUTE, route);
		}
	}

	/**
	 * Ends the exchange when the asynchronous part of the request is complete, and not
	 * with a timeout or an error before that: their answers are written afterwards.
	 */
	void endWith(AsyncContext async, HttpServletResponse response) {
		async.addListener(new Completion(response));
	}

	void end(HttpServletResponse response, @Nullable Throwable error) {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		int status = (error != null && !response.isCommitted()) ? SERVER_ERROR : response.getStatus();
		this.duration.record(System.nanoTime() - this.startNanos, this.kind, status, this.context);
		this.span.setAttribute(SemanticAttributes.HTTP_RESPONSE_STATUS_CODE, status);
		if (status >= SERVER_ERROR) {
			this.span.setAttribute(SemanticAttributes.ERROR_TYPE, Integer.toString(status));
		}
		if (status >= SERVER_ERROR || error != null) {
			this.span.setStatus(StatusCode.ERROR);
		}
		if (error != null) {
			this.span.recordException(HttpServerFilter.withoutWrapper(error));
		}
		this.span.end();
	}

	private final class Completion implements AsyncListener {

		private final HttpServletResponse response;

		private volatile @Nullable Throwable error;

		private Completion(HttpServletResponse response) {
			this.response = response;
		}

		@Override
		public void onComplete(AsyncEvent event) {
			end(this.response, this.error);
		}

		@Override
		public void onTimeout(AsyncEvent event) {
		}

		@Override
		public void onError(AsyncEvent event) {
			this.error = event.getThrowable();
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			event.getAsyncContext().addListener(this);
		}

	}

}
