package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.web.DisconnectedClient;
import com.tiktickets.observability.web.HttpServerExchange;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * A request and the answer to it, whatever dispatches it takes. Ends, where it is
 * asynchronous, when it is complete, and not with a timeout or an error before that:
 * their answers are written afterwards.
 */
final class ServletExchange implements AsyncListener {

	/** Of Spring MVC, where an exception handler has taken the exception. */
	private static final String HANDLED_EXCEPTION = "org.springframework.web.servlet.DispatcherServlet.EXCEPTION";

	private static final int SERVER_ERROR = 500;

	private final HttpServerExchange exchange;

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private volatile boolean asynchronous;

	private volatile @Nullable Throwable error;

	/** What was sent before the failure; the container may write over it afterwards. */
	private volatile int sentStatus;

	ServletExchange(HttpServerExchange exchange, HttpServletRequest request, HttpServletResponse response) {
		this.exchange = exchange;
		this.request = request;
		this.response = response;
	}

	Span span() {
		return this.exchange.span();
	}

	/** To be closed on this thread. */
	@SuppressWarnings("MustBeClosedChecker") // the caller closes it
	Scope makeCurrent() {
		return this.exchange.makeCurrent();
	}

	/** To be called before a forward: the handler of it overwrites the attributes. */
	void noteFirstHandler() {
		noteHandler(this.request);
	}

	/**
	 * Takes note of what a handler has left in the request.
	 * @param handled the request as the handler had it
	 */
	void noteHandler(HttpServletRequest handled) {
		if (!this.exchange.hasRoute()) {
			String route = ServletRoute.of(handled);
			if (route != null) {
				this.exchange.route(route);
			}
		}
		if (handled.getAttribute(HANDLED_EXCEPTION) instanceof Throwable handledException
				&& DisconnectedClient.isCauseOf(handledException)) {
			failed(handledException);
		}
	}

	/** The first failure counts: others follow from it. */
	void failed(Throwable exception) {
		if (this.error == null) {
			this.sentStatus = this.response.isCommitted() ? this.response.getStatus() : 0;
			this.error = HttpServerFilter.withoutWrapper(exception);
		}
	}

	/** Nothing can follow then, and not every container says so afterwards. */
	void endIfCutOff() {
		if (this.error != null && this.sentStatus > 0) {
			end();
		}
	}

	void endWith(AsyncContext async) {
		this.asynchronous = true;
		async.addListener(this);
	}

	void end() {
		Throwable failure = this.error;
		if (failure != null && DisconnectedClient.isCauseOf(failure)) {
			this.exchange.endWithoutClient(this.sentStatus);
		}
		else {
			this.exchange.end(status(failure), failure);
		}
	}

	/** What escapes before an answer began is answered by the container's error page. */
	private int status(@Nullable Throwable failure) {
		if (failure == null) {
			return this.response.getStatus();
		}
		if (this.sentStatus > 0) {
			return this.sentStatus;
		}
		return this.asynchronous ? this.response.getStatus() : SERVER_ERROR;
	}

	@Override
	public void onComplete(AsyncEvent event) {
		end();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
	}

	@Override
	public void onError(AsyncEvent event) {
		Throwable exception = event.getThrowable();
		if (exception != null) {
			failed(exception);
			endIfCutOff();
		}
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		event.getAsyncContext().addListener(this);
	}

}
