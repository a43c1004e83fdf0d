package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.handler.SocketIOException;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * An event while its listeners run: its tenant, its span and its duration. Belongs to the
 * thread that opened it, and is found there through the context.
 */
final class SocketExchange implements AutoCloseable {

	private static final ContextKey<SocketExchange> KEY = ContextKey.named("tiktickets-socket-exchange");

	private final SocketIoTelemetry telemetry;

	private final String event;

	private final TenantScope tenantScope;

	private final Span span;

	private final Scope spanScope;

	private final long startNanos = System.nanoTime();

	private @Nullable String error;

	@SuppressWarnings("MustBeClosedChecker") // closed by close
	SocketExchange(SocketIoTelemetry telemetry, String event, ObservedClient client, Context parent) {
		this.telemetry = telemetry;
		this.event = event;
		TenantBinding binding = TenantContext.bind(telemetry.tenant(client.connection()));
		this.tenantScope = TenantContext.makeCurrent(binding);
		Context context = TenantContext.storeIn(parent, binding);
		this.span = telemetry.span(event, client).setParent(context).startSpan();
		this.spanScope = context.with(this.span).with(KEY, this).makeCurrent();
	}

	static @Nullable SocketExchange current() {
		return Context.current().get(KEY);
	}

	void failed(Exception exception) {
		Throwable cause = (exception instanceof SocketIOException) ? exception.getCause() : null;
		this.error = ((cause != null) ? cause : exception).getClass().getName();
		this.telemetry.failed(exception);
	}

	@Override
	public void close() {
		try {
			this.telemetry.metrics().handled(System.nanoTime() - this.startNanos, this.event, this.error);
			if (this.error != null) {
				this.span.setAttribute(SemanticAttributes.ERROR_TYPE, this.error);
				this.span.setStatus(StatusCode.ERROR);
			}
		}
		finally {
			this.span.end();
			this.spanScope.close();
			this.tenantScope.close();
		}
	}

}
