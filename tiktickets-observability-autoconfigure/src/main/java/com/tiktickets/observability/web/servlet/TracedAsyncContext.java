package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.web.EscapedExceptions;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/** Starts tasks in the trace and under the tenant of whoever starts them. */
final class TracedAsyncContext implements AsyncContext {

	private final AsyncContext delegate;

	private final EscapedExceptions failures;

	TracedAsyncContext(AsyncContext delegate, EscapedExceptions failures) {
		this.delegate = delegate;
		this.failures = failures;
	}

	@Override
	public void start(Runnable run) {
		this.delegate.start(TenantContext.wrap(() -> run(run)));
	}

	private void run(Runnable run) {
		try {
			run.run();
		}
		catch (RuntimeException | Error ex) {
			this.failures.escaped(ex);
			throw ex;
		}
	}

	@Override
	public ServletRequest getRequest() {
		return this.delegate.getRequest();
	}

	@Override
	public ServletResponse getResponse() {
		return this.delegate.getResponse();
	}

	@Override
	public boolean hasOriginalRequestAndResponse() {
		return this.delegate.hasOriginalRequestAndResponse();
	}

	@Override
	public void dispatch() {
		this.delegate.dispatch();
	}

	@Override
	public void dispatch(String path) {
		this.delegate.dispatch(path);
	}

	@Override
	public void dispatch(ServletContext context, String path) {
		this.delegate.dispatch(context, path);
	}

	@Override
	public void complete() {
		this.delegate.complete();
	}

	@Override
	public void addListener(AsyncListener listener) {
		this.delegate.addListener(listener);
	}

	@Override
	public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
		this.delegate.addListener(listener, request, response);
	}

	@Override
	public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
		return this.delegate.createListener(type);
	}

	@Override
	public void setTimeout(long timeout) {
		this.delegate.setTimeout(timeout);
	}

	@Override
	public long getTimeout() {
		return this.delegate.getTimeout();
	}

}
