package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.web.EscapedExceptions;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose asynchronous tasks run in its trace and under its tenant. */
final class TracedRequest extends HttpServletRequestWrapper {

	private final EscapedExceptions failures;

	TracedRequest(HttpServletRequest request, EscapedExceptions failures) {
		super(request);
		this.failures = failures;
	}

	@Override
	public AsyncContext startAsync() {
		return new TracedAsyncContext(super.startAsync(), this.failures);
	}

	@Override
	public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
		return new TracedAsyncContext(super.startAsync(request, response), this.failures);
	}

	@Override
	public AsyncContext getAsyncContext() {
		return new TracedAsyncContext(super.getAsyncContext(), this.failures);
	}

}
